import type { Judgement } from "../../framework.js";
import { comesFirst, type PathVariant } from "../fastify/find-my-way.js";
import type { GatewayRoute, NestRoute } from "./nest-route.js";

/** Express asks in order, Fastify by what is more exact; both pass on what is for another host or version, as far as they can. */
export function judgeRoutes(a: NestRoute, b: NestRoute): Judgement {
  return a.variants === null || b.variants === null
    ? judgeInOrder(a, b)
    : judgeInTree({ ...a, variants: a.variants }, { ...b, variants: b.variants });
}

function judgeInOrder(a: NestRoute, b: NestRoute): Judgement {
  const [first, second] = a.order <= b.order ? [a, b] : [b, a];
  const winner = first === a ? "a" : "b";
  const isTaken = takesHosts(first.hosts, second.hosts) && takesVersions(first.versions, second.versions);
  return { winner, outcome: isTaken ? (first.continues ? "continues" : "first") : null };
}

/** What is limited to hosts passes on requests for others. */
function takesHosts(first: readonly string[], second: readonly string[]): boolean {
  return first.length === 0 || second.some((host) => first.includes(host));
}

function takesVersions(first: readonly string[] | null, second: readonly string[] | null): boolean {
  return first === null || second?.some((version) => first.includes(version)) === true;
}

interface TreeRoute extends NestRoute {
  readonly variants: readonly PathVariant[];
}

/** Fastify is told of versions, and refuses what it has already; of hosts it is not told. */
function judgeInTree(a: TreeRoute, b: TreeRoute): Judgement {
  const earlier = a.order <= b.order ? "a" : "b";
  if (a.versions?.join() !== b.versions?.join()) return { winner: earlier, outcome: null };
  const isAgain = a.variants.some(({ key }) => b.variants.some((other) => other.key === key));
  if (isAgain) return { winner: earlier, outcome: "fails" };
  const [first, second] = [a.variants[0], b.variants[0]];
  const tried = first === undefined || second === undefined ? null : comesFirst(first.nodes, second.nodes);
  return { winner: tried ?? earlier, outcome: "first" };
}

/** Gateways that share a server all get what it gets; of two servers on one port the first one that has the path answers. */
export function judgeGateways(a: GatewayRoute, b: GatewayRoute): Judgement {
  const competes = a.port === b.port && a.server !== b.server;
  return { winner: a.order <= b.order ? "a" : "b", outcome: competes ? "first" : null };
}
