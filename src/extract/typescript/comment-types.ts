import type { ExportFact } from "../../model/facts.js";
import type { SourceText } from "./source-text.js";

/**
 * The types that comments of a JavaScript module declare, which TypeScript exports from it: `@typedef {…} Name` and `@callback Name`.
 * They are exports of names that nothing in the code binds, so that nobody calls them missing. Those inside of statements are local.
 *
 * @param comments start and end of each comment by turns
 */
export function commentTypes({ text, root, lines }: SourceText, comments: readonly number[]): readonly ExportFact[] {
  if (!text.includes("@typedef") && !text.includes("@callback")) return [];
  const found = new Map<string, ExportFact>();
  let next = 0;
  for (let index = 0; index + 1 < comments.length; index += 2) {
    const start = comments[index] ?? 0;
    while ((root.statements[next]?.end ?? text.length) <= start) next++;
    const comment = text.slice(start, comments[index + 1] ?? 0);
    const isInside = (root.statements[next]?.getStart(root) ?? text.length) < start;
    if (isInside || !comment.startsWith("/**")) continue;
    for (const { name, at } of namesIn(comment)) {
      const span = lines.span(start + at, start + at + name.length);
      if (!found.has(name)) found.set(name, { name, span, source: { kind: "local", path: [name] } });
    }
  }
  return [...found.values()];
}

interface NamedAt {
  readonly name: string;
  readonly at: number;
}

const TAG = /@(?:typedef|callback)\b/g;
/** What may stand between a tag or a type and the name: white space, and the star of a new line. */
const GAP = /(?:\s|(?<=\n\s*)\*(?!\/))*/y;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$]*(?![.\p{ID_Continue}$])/uy;

function namesIn(comment: string): readonly NamedAt[] {
  const names: NamedAt[] = [];
  for (const tag of comment.matchAll(TAG)) {
    const type = skip(GAP, comment, tag.index + tag[0].length);
    const end = comment[type] === "{" ? closingBrace(comment, type) : type;
    if (end === null) continue;
    const at = skip(GAP, comment, end);
    const name = skip(NAME, comment, at);
    if (name > at) names.push({ name: comment.slice(at, name), at });
  }
  return names;
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** Behind the brace that closes the one at `open`; null when none does. */
function closingBrace(text: string, open: number): number | null {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at + 1;
  }
  return null;
}
