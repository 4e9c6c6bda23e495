import type { FlowRun } from "../../flow/flow-run.js";
import { record, text } from "../../flow/values.js";
import type { CollectedRoutes, DraftApp, DraftRoute, Framework, Judgement } from "../framework.js";
import { type FastifyRoute, haveSameKey, isFastifyRoute } from "./fastify/fastify-route.js";
import { comesFirst, mayMeet } from "./fastify/find-my-way.js";
import { APPS, fastifyCall } from "./fastify/fastify-objects.js";
import { type Walked, walkFastify } from "./fastify/fastify-walk.js";

/** Fastify 4 and 5: a tree of paths, in which texts come before parameters and these before wildcards, in whatever order they are registered. */
export const fastify: Framework = {
  id: "fastify",
  language: "typescript",
  packages: ["fastify", "fastify-plugin", "@fastify/autoload", "fastify-autoload"],
  marks: ["fastify"],
  types: { "fastify.FastifyInstance": "fastify" },
  call: fastifyCall,
  collect,
  mount: (plugin, prefix) => ({
    method: "register",
    given: [plugin, record([["prefix", text(prefix)]])],
    named: {},
  }),
  mountsFunctions: true,
  judge,
};

function collect(run: FlowRun): CollectedRoutes {
  const walked = run.ofType(...APPS).map((object): Walked => walkFastify(run, object));
  const apps = walked.flatMap(({ top, routes }): readonly DraftApp[] =>
    top.isAssumed ? [] : [{ object: top, id: run.symbolOf(top), place: top.made.place, routes }],
  );
  const unmounted = walked.flatMap(({ top, routes }): readonly DraftRoute[] => (top.isAssumed ? routes : []));
  return { apps, unmounted, stops: walked.flatMap(({ stops }) => stops) };
}

function judge(a: DraftRoute, b: DraftRoute): Judgement {
  const earlier = a.order <= b.order ? "a" : "b";
  if (!isFastifyRoute(a) || !isFastifyRoute(b)) return { winner: earlier, outcome: "first" };
  // A host or version that only one of them asks for keeps them apart.
  if (a.constraints === null || a.constraints !== b.constraints) return { winner: earlier, outcome: null };
  if (haveSameKey(a, b)) return { winner: earlier, outcome: "fails" };
  return { winner: winnerOf(a, b) ?? earlier, outcome: "first" };
}

/** Of the paths that they are entered under, two that have requests in common say it. */
function winnerOf(a: FastifyRoute, b: FastifyRoute): "a" | "b" | null {
  for (const first of a.variants) {
    const second = b.variants.find(({ nodes }) => mayMeet(first.nodes, nodes));
    if (second !== undefined) return comesFirst(first.nodes, second.nodes);
  }
  return null;
}
