import { columns } from "../console-layout.js";
import type { Line } from "./picture-model.js";

/** How a line of a box is set. The page's style sheet says the same of its classes. */
export const TEXT_SIZES = {
  word: { size: 11, height: 17, column: 6.4, most: 40 },
  name: { size: 12, height: 18, column: 7.3, most: 38 },
  alias: { size: 11, height: 16, column: 6.7, most: 34 },
  path: { size: 11, height: 16, column: 6.7, most: 34 },
  note: { size: 11, height: 16, column: 6.6, most: 38 },
} as const satisfies Record<Line["style"], unknown>;

/** The line as it is drawn: as long as it may be, a path cut off at its start, a name in its middle. */
export function shortened({ style, text }: Line): string {
  const { most } = TEXT_SIZES[style];
  if (columns(text) <= most) return text;
  // By code points: what is cut off is not for reading, and the whole is in the title.
  const characters = Array.from(text);
  if (style === "path") return `…${characters.slice(1 - most).join("")}`;
  if (style === "note") return `${characters.slice(0, most - 1).join("")}…`;
  const half = Math.floor((most - 1) / 2);
  return `${characters.slice(0, half).join("")}…${characters.slice(-half).join("")}`;
}

/** A note in one line or two: what is longer than that is cut off. */
export function wrapped(text: string): readonly string[] {
  const { most } = TEXT_SIZES.note;
  const end = text.lastIndexOf(" ", most);
  return columns(text) <= most || end <= 0 ? [text] : [text.slice(0, end), text.slice(end + 1)];
}

/** How wide a line is, in pixels, as well as that can be known without the reader's font. */
export function lineWidth(line: Line): number {
  return columns(shortened(line)) * TEXT_SIZES[line.style].column;
}
