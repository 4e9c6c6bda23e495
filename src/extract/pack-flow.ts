import { packedBody } from "../model/flow-body.js";
import { packedMentions } from "../model/flow-mentions.js";
import type { FlowFacts, FlowFunction } from "../model/flow.js";

/** Shorter bodies are not worth it, in statements as JSON. */
const WORTH = 400;

/**
 * The same flow with the bodies of its outermost functions packed: a run goes into few of them, and objects take several times as long to read
 * and as much memory as their text.
 */
export function packFlow(flow: FlowFacts): FlowFacts {
  return packed(flow) as FlowFacts;
}

function packed(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(packed);
  if (isFunction(value)) return packedFunction(value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, packed(part)]));
}

/** No other part of a flow has both. */
function isFunction(value: object): value is FlowFunction {
  return "parameters" in value && "body" in value;
}

function packedFunction(flow: FlowFunction): FlowFunction {
  if (typeof flow.body === "string") return flow;
  const body = packedBody(flow.body);
  return body.length < WORTH ? flow : { ...flow, body, mentions: packedMentions(flow) };
}
