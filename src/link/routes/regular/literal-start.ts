import { parseRegex } from "./parse-regex.js";
import type { RegexNode } from "./regex-syntax.js";

/** The plain text that everything starts with which an expression matches; empty when there is none or the expression cannot be read. */
export function literalStart(source: string): string {
  const node = parseRegex(source, "kept");
  let text = "";
  for (const item of node === null ? [] : leaves(node)) {
    if (item.kind === "start") continue;
    const [from = 0, to = 0] = item.kind === "characters" ? item.set : [];
    if (item.kind !== "characters" || item.set.length !== 2 || to !== from + 1) break;
    text += String.fromCodePoint(from);
  }
  return text;
}

function* leaves(node: RegexNode): Iterable<RegexNode> {
  if (node.kind !== "sequence") yield node;
  else for (const item of node.items) yield* leaves(item);
}
