import type { FlowFunction, FlowStatement, PackedBody } from "./flow.js";

const OPENED = new WeakMap<FlowFunction, readonly FlowStatement[]>();

/** The statements of a function, always the same objects. Most functions are never run, so that their bodies stay packed. */
export function statementsOf(flow: FlowFunction): readonly FlowStatement[] {
  const { body } = flow;
  if (typeof body !== "string") return body;
  const known = OPENED.get(flow);
  if (known !== undefined) return known;
  const statements = JSON.parse(withQuotesSwapped(body)) as readonly FlowStatement[];
  OPENED.set(flow, statements);
  return statements;
}

export function packedBody(statements: readonly FlowStatement[]): PackedBody {
  return withQuotesSwapped(JSON.stringify(statements));
}

/**
 * JSON is full of the quotes that JSON within JSON has to escape; the other ones are rare in it. It has no control characters, so that one can
 * stand in for a moment.
 */
function withQuotesSwapped(text: string): string {
  return text.replaceAll("'", "\0").replaceAll('"', "'").replaceAll("\0", '"');
}
