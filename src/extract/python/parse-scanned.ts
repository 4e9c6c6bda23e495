import type { ParsePython } from "./load-grammar.js";
import { parsableText } from "./parsable-text.js";
import type { Scan } from "./scan.js";
import type { SyntaxTree } from "./syntax-tree.js";
import { withoutGaps } from "./without-gaps.js";

/** Parses a text that is scanned. The grammar has gaps: a text that falls into one is parsed again in a form that does not. */
export function parseScanned(parse: ParsePython, text: string, scanned: Scan): SyntaxTree {
  const parsable = parsableText(text, scanned);
  const tree = parse(text, parsable);
  if (tree.error === null || scanned.problem !== null) return tree;
  const second = parse(text, withoutGaps(parsable, scanned.literals));
  return second.error === null ? second : tree;
}
