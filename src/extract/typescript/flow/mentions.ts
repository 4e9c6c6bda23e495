import { ts } from "ts-morph";
import type { Survey } from "../survey.js";

/** Whether a name is mentioned as a value between two offsets of the text. */
export type Mentions = (name: string, start: number, end: number) => boolean;

export function mentionsIn({ references }: Survey): Mentions {
  const byName = new Map<string, number[]>();
  for (const { node } of references) {
    if (!ts.isIdentifier(node)) continue;
    const ends = byName.get(node.text);
    if (ends === undefined) byName.set(node.text, [node.end]);
    else ends.push(node.end);
  }
  return (name, start, end) => {
    const ends = byName.get(name) ?? [];
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return (ends[low] ?? Number.POSITIVE_INFINITY) <= end;
  };
}
