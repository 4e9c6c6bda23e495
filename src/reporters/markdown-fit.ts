import { counted } from "./console-layout.js";
import type { Block } from "./markdown-text.js";

/** As much of a list as there is room for, and how many rows there is none for. */
export interface Fitted {
  readonly blocks: readonly Block[];
  readonly left: number;
}

export const NOTHING: Fitted = { blocks: [], left: 0 };

/** A list of which the rows after the first few are folded. */
export function listOf(rows: readonly string[], room: number, open: number): Fitted {
  const { shown, left } = fit(rows, room);
  const rest = shown.slice(open);
  return { blocks: [shown.slice(0, open), ...fold(`${rest.length} more`, [rest]), ...leftOut(left)], left };
}

/** A list that is folded whole. The summary is ours: no text of the code. */
export function foldedList(summary: string, rows: readonly string[], room: number): Fitted {
  const { shown, left } = fit(rows, room);
  return { blocks: fold(summary, [shown, ...leftOut(left)]), left };
}

/** A table that is folded when it has more rows than are open. */
export function foldedTable(lines: Block, room: number, open: number): Fitted {
  const head = lines.slice(0, HEAD);
  const rows = lines.slice(HEAD);
  const { shown, left } = fit(rows, room - head.join("\n").length);
  const blocks = [shown.length === 0 ? [] : [...head, ...shown], ...leftOut(left)];
  return { blocks: rows.length > open ? fold(counted(rows.length, "row"), blocks) : blocks, left };
}

/** Lines of a table above its rows. */
const HEAD = 2;

interface Fit {
  readonly shown: readonly string[];
  readonly left: number;
}

/** Takes rows from the start for as long as they fit into so many characters, with what stands around them. */
function fit(rows: readonly string[], room: number): Fit {
  let used = AROUND;
  let count = 0;
  for (const row of rows) {
    used += row.length + 1;
    if (used > room) break;
    count++;
  }
  return { shown: rows.slice(0, count), left: rows.length - count };
}

/** What is shown when the reader asks for it; nothing when nothing is in it. */
function fold(summary: string, blocks: readonly Block[]): readonly Block[] {
  if (blocks.every((block) => block.length === 0)) return [];
  return [["<details>", `<summary>${summary}</summary>`], ...blocks, ["</details>"]];
}

function leftOut(count: number): readonly Block[] {
  if (count === 0) return [];
  return [[`${count} more ${count === 1 ? "is" : "are"} left out: a comment has no room for more.`]];
}

/** Characters that a fold and what is left out take. */
const AROUND = 200;
