import type { Place } from "../model/span.js";

/** Turns offsets in a text into places in its file. */
export type PlaceAt = (start: number, end: number) => Place;

/** The text of a file as every reader wants it: without a byte order mark, lines ending in LF. Columns stay what an editor shows. */
export function normaliseText(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}

/** For a text that was normalised. Offsets beyond its end mean its end. */
export function placesIn(file: string, text: string): PlaceAt {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const position = (offset: number): readonly [number, number] => {
    const within = Math.min(Math.max(offset, 0), text.length);
    const line = lastAtMost(starts, within);
    return [line + 1, within - (starts[line] ?? 0) + 1];
  };
  return (start, end) => ({ file, span: [...position(start), ...position(Math.max(start, end))] });
}

/** The index of the last number that is not above the limit, in a rising list that starts with 0. */
function lastAtMost(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rising[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
