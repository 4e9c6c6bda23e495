import type { TextEdit } from "./editable-text.js";

/** The names in an import statement: `a, b as c`, with or without brackets around them. */
export interface NameList {
  /** What the list takes up: all between its brackets, or from the first name to the last one. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly { readonly start: number; readonly end: number }[];
  /** How a name stands that is the only one left on a line: between spaces in its brackets, without the brackets, or as it did. */
  readonly only: "spaced" | "unbracketed" | "asBefore";
}

interface Entry {
  text: string;
  /** What follows up to the next name or the end of the list: a comma, white space, comments. */
  gap: string;
}

/** What becomes of a list of names. */
export interface ListChange {
  /** By their places in the list: another text for a name, or null to take it out. */
  readonly items: ReadonlyMap<number, string | null>;
  /** To be put at its end. */
  readonly added: readonly string[];
}

/** The edit that changes a list of names, in the way that the list is laid out. At least one name has to be left. */
export function changeList(text: string, list: NameList, { items, added }: ListChange, newline: string): TextEdit {
  const { start, end } = list;
  let head = text.slice(start, list.items[0]?.start ?? end);
  const entries: Entry[] = list.items.map((item, index) => ({
    text: items.get(index) ?? text.slice(item.start, item.end),
    gap: text.slice(item.end, list.items[index + 1]?.start ?? end),
  }));
  for (let index = entries.length - 1; index >= 0; index--) {
    if (items.get(index) === null) head = takeOut(head, entries, index);
  }
  const [only] = entries;
  if (only !== undefined && entries.length === 1 && list.items.length > 1 && added.length === 0) {
    const isPlain = !hasComment(head + only.gap) && (head + only.gap).includes("\n");
    if (isPlain && list.only === "spaced") return { start, end, text: ` ${only.text} ` };
    if (isPlain && list.only === "unbracketed") return { start: start - 1, end: end + 1, text: only.text };
  }
  if (list.items.length === 0) return { start, end, text: ` ${added.join(", ")} ` };
  if (added.length > 0) append(head, entries, added, newline);
  return { start, end, text: head + entries.map((entry) => entry.text + entry.gap).join("") };
}

/** Takes a name out with its comma; comments beside it stay. Gives what is then in front of the first name. */
function takeOut(head: string, entries: Entry[], index: number): string {
  const gap = entries.splice(index, 1)[0]?.gap ?? "";
  const before = entries[index - 1];
  const isLast = index === entries.length;
  if (isLast && before !== undefined) {
    const rest = gap.replace(/^\s*,/, "");
    // A comment reaches to the end of its line.
    const remains = rest.includes("\n") ? before.gap.replace(/\s+$/, "") : before.gap;
    before.gap = hasComment(before.gap) ? remains + rest : gap;
    return head;
  }
  if (!hasComment(gap)) return head;
  const rest = gap.replace(/^\s*,/, "").trimStart();
  if (before === undefined) return head + rest;
  before.gap += rest;
  return head;
}

function append(head: string, entries: readonly Entry[], added: readonly string[], newline: string): void {
  const last = entries.at(-1);
  if (last === undefined) return;
  const lead = entries.at(-2)?.gap ?? head;
  const indent = /\r?\n([ \t]*)$/.exec(lead)?.[1];
  if (indent === undefined || lead.includes("\\")) {
    last.text += added.map((name) => `, ${name}`).join("");
    return;
  }
  const lines = added.map((name) => newline + indent + name).join(",");
  const lineEnd = /\r?\n/.exec(last.gap)?.index;
  const hasComma = /^\s*,/.test(last.gap);
  if (lineEnd === undefined) {
    last.text += `,${lines}`;
    return;
  }
  const [onLine, below] = [last.gap.slice(0, lineEnd), last.gap.slice(lineEnd)];
  last.gap = hasComma ? `${onLine}${lines},${below}` : `,${onLine}${lines}${below}`;
}

/** In both languages: a gap between names holds nothing else that could be taken for one. */
function hasComment(gap: string): boolean {
  return /#|\/\/|\/\*/.test(gap);
}
