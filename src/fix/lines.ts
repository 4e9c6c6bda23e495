import type { TextEdit } from "./editable-text.js";

/** Where the line starts that an offset is on. */
export function lineStart(text: string, offset: number): number {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return start === 0 && text.startsWith("\u{FEFF}") && offset > 0 ? 1 : start;
}

/** Where the line ends that an offset is on, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const rest = /\r\n?|\n/g;
  rest.lastIndex = offset;
  return rest.exec(text)?.index ?? text.length;
}

/** The offset behind the line end that stands at an offset. */
export function pastNewline(text: string, offset: number): number {
  return offset + (/^(?:\r\n?|\n)/.exec(text.slice(offset, offset + 2))?.[0].length ?? 0);
}

/** Whether a statement has its lines for itself, a comment at their end aside. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(lineStart(text, start), start);
  const after = text.slice(end, lineEnd(text, end));
  return /^\s*$/.test(before) && /^[\s;]*(?:(?:#|\/\/).*|\/\*.*\*\/\s*)?$/.test(after);
}

/**
 * Whether comments belong to a statement: inside of it, behind it, or on the line above. Taken out, it would leave them to the next one, and a
 * comment may be one that tells a tool to look away.
 */
export function isCommented(text: string, start: number, end: number): boolean {
  const mark = /#|\/\/|\/\*/;
  if (mark.test(text.slice(start, end).replaceAll(/"[^"\n]*"|'[^'\n]*'/g, ""))) return true;
  if (mark.test(text.slice(end, lineEnd(text, end)))) return true;
  const line = lineStart(text, start);
  if (line <= 1) return false;
  const above = text.slice(lineStart(text, line - 1), line).trim();
  return /^(?:#|\/\/|\/\*|\*)|\*\/$/.test(above);
}

/** Takes a statement out with its lines; of blank lines around it, one is left. */
export function withoutLines(text: string, start: number, end: number): TextEdit {
  const from = lineStart(text, start);
  let to = pastNewline(text, lineEnd(text, end));
  const isBlank = (at: number): boolean => text.slice(at, lineEnd(text, at)).trim() === "";
  const atTop = from <= 1;
  const blankAbove = atTop || isBlank(lineStart(text, from - 1));
  if (blankAbove && to < text.length && isBlank(to)) to = pastNewline(text, lineEnd(text, to));
  return { start: from, end: to, text: "" };
}

/** Puts a line below a statement, with the same white space in front. */
export function lineBelow(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  line: string,
  newline: string,
): TextEdit {
  const indent = /^[ \t\f]*/.exec(text.slice(lineStart(text, start), start))?.[0] ?? "";
  const at = lineEnd(text, end);
  return { start: at, end: at, text: newline + indent + line };
}

/** Whether the nearest line above with less white space in front starts a `with` of Python. */
export function isInWith(text: string, offset: number): boolean {
  const own = lineStart(text, offset);
  const indent = indentOf(text.slice(own, offset));
  if (indent === 0) return false;
  const above = text
    .slice(0, own)
    .split(/\r\n?|\n/)
    .findLast((line) => line.trim() !== "" && !/^\s*#/.test(line) && indentOf(line) < indent);
  return above !== undefined && /^\s*(?:async\s+)?with\b/.test(above);
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}
