import { blanked } from "./parsable-text.js";

/**
 * A text in which the grammar's gaps are papered over, at the same length; no fact is read from what is lost.
 *
 * - It has `*name` in a list without brackets, but not `return *f(), x` or `x = *await y, z`. Behind a comma, bracket or keyword, and at the
 *   start of a line, a star multiplies nothing.
 * - It has no `x: double[:, 1:]`.
 * - It has no comma in `except A,:`.
 * - It has no defaults of type parameters, which Python 3.13 brought.
 */
export function withoutGaps(parsable: string, literals: readonly number[]): string {
  const code = masked(parsable, literals);
  const edited = blanked(code, typeDefaults(code))
    .replaceAll(LAST_COMMA, "$1 $2")
    .replaceAll(WHOLE_SLICE, (found) => found.replaceAll(":", "_"))
    .replaceAll(OPEN_SLICE, (found) => found.replaceAll(":", " "))
    .replaceAll(UNPACKING, (found, before: string) => `${before}${" ".repeat(found.length - before.length)}`);
  return unmasked(edited, parsable, literals);
}

const LAST_COMMA = /(\bexcept\b[^\n:,]*),([ ]*:)/g;
const WHOLE_SLICE = /[[,][ ]*:[ ]*:?(?=[ ]*[,\]])/g;
const OPEN_SLICE = /[[,][ ]*:[ ]*:?|:[ ]*:?(?=[ ]*[,\]])/g;
const UNPACKING = /((?:^|[,=([{:]|\b(?:return|yield|in))[ ]*)\*(?=[ ]*[^\s,)*])/gm;

const TYPE_PARAMETERS = /\b(?:class|def|type)[ ]+\w+[ ]*\[/g;

/** Start and end, by turns, of each `= default` in the brackets behind the name of a class, function or type. */
function typeDefaults(code: string): readonly number[] {
  const ranges: number[] = [];
  for (const { 0: head, index } of code.matchAll(TYPE_PARAMETERS)) {
    let depth = 1;
    let start: number | null = null;
    for (let at = index + head.length; depth > 0 && at < code.length && code[at] !== "\n"; at++) {
      const char = code.charAt(at);
      if ("([{".includes(char)) depth++;
      else if (")]}".includes(char)) depth--;
      const ends = depth === 0 || (depth === 1 && char === ",");
      if (depth === 1 && char === "=") start ??= at;
      else if (ends && start !== null) {
        ranges.push(start, at);
        start = null;
      }
    }
  }
  return ranges;
}

/** The text with a letter for every character of a string, so that what looks like code in one is not taken for it. */
function masked(text: string, literals: readonly number[]): string {
  return pieced(text, literals, (start, end) => "S".repeat(end - start));
}

/** Puts back the strings that have not become spaces. */
function unmasked(code: string, text: string, literals: readonly number[]): string {
  return pieced(code, literals, (start, end) => (code.charAt(start) === "S" ? text : code).slice(start, end));
}

function pieced(text: string, ranges: readonly number[], between: (start: number, end: number) => string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let index = 0; index < ranges.length; index += 2) {
    const start = ranges[index] ?? 0;
    const end = ranges[index + 1] ?? start;
    pieces.push(text.slice(from, start), between(start, end));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}
