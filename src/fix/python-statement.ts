import type { NameList } from "./name-list.js";

/** A `from … import …` as it is written. */
export interface FromImport {
  readonly start: number;
  readonly end: number;
  readonly module: { readonly start: number; readonly end: number };
  readonly names: NameList;
}

/**
 * Reads the statement whose module's name starts at an offset: parentheses, backslashes and comments included. Null for what it does not
 * understand, a star import among them.
 */
export function fromImportAt(
  text: string,
  module: { readonly start: number; readonly end: number },
): FromImport | null {
  const before = /(?:^|[^\w.])(from)(?:[ \t\f]|\\\r?\n)*$/.exec(
    text.slice(Math.max(0, module.start - 500), module.start),
  );
  if (before === null) return null;
  const start = module.start - (before[0].length - before[0].indexOf("from"));
  const keyword = /(?:[ \t\f]|\\\r?\n)*import(?![\w])/y;
  keyword.lastIndex = module.end;
  if (!keyword.test(text)) return null;
  const opening = /(?:[ \t\f]|\\\r?\n)*\(?/y;
  opening.lastIndex = keyword.lastIndex;
  opening.test(text);
  const bracketed = text[opening.lastIndex - 1] === "(";
  const items = itemsFrom(text, opening.lastIndex, bracketed);
  const last = items?.names.at(-1);
  const first = items?.names[0];
  if (items === null || first === undefined || last === undefined) return null;
  const names = bracketed
    ? { start: opening.lastIndex, end: items.end, items: items.names, only: "unbracketed" as const }
    : { start: first.start, end: last.end, items: items.names, only: "asBefore" as const };
  return { start, end: bracketed ? items.end + 1 : last.end, module, names };
}

interface Items {
  readonly names: readonly { readonly start: number; readonly end: number }[];
  /** Of a list in parentheses, where they close. */
  readonly end: number;
}

function itemsFrom(text: string, start: number, bracketed: boolean): Items | null {
  const gap = bracketed ? /(?:\s|\\\r?\n|#[^\r\n]*)*/y : /(?:[ \t\f]|\\\r?\n)*/y;
  const word = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
  const past = (pattern: RegExp, at: number): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : -1;
  };
  const names: { start: number; end: number }[] = [];
  let at = past(gap, start);
  for (;;) {
    if (bracketed && text[at] === ")") return { names, end: at };
    let end = past(word, at);
    if (end === -1) return null;
    const as = past(gap, end);
    if (/^as(?!\w)/.test(text.slice(as, as + 3))) end = past(word, past(gap, as + 2));
    if (end === -1) return null;
    names.push({ start: at, end });
    at = past(gap, end);
    if (text[at] === ",") at = past(gap, at + 1);
    else if (!bracketed) return { names, end };
    else if (text[at] !== ")") return null;
  }
}
