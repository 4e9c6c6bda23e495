import type { Surroundings } from "../model/surroundings.js";
import { counted } from "../reporters/console-layout.js";

/** What a picture does not show one by one, in sentences. */
export function graphNotes(whole: Surroundings, drawn: Surroundings): readonly string[] {
  const notes: string[] = [];
  const tests = whole.testsLeftOut.length;
  if (tests > 0) notes.push(`Left out: ${tests} in test files; --tests draws them.`);
  if (drawn === whole) return notes;
  const folders = drawn.nodes.flatMap((node) => (node.kind === "folder" ? [node.modules.length] : []));
  const modules = folders.reduce((sum, count) => sum + count, 0);
  if (modules > 0) {
    const boxes = counted(folders.length, "folder");
    notes.push(`${modules} modules are drawn as ${boxes}; --limit ${whole.nodes.length} draws each.`);
  } else notes.push(`Some boxes stand for more than one; --limit ${whole.nodes.length} draws each.`);
  return notes;
}

/** What GitHub and others draw at most, which are the defaults of mermaid that a text cannot change. */
export function tooLargeForMermaid({ edges }: Surroundings, text: string): readonly string[] {
  if (edges.length <= MOST_EDGES && text.length <= MOST_TEXT) return [];
  return [
    `mermaid draws at most ${MOST_EDGES} arrows and ${MOST_TEXT} characters unless it is told otherwise, and this has ${edges.length} and ${text.length}: use a smaller --limit or --format dot.`,
  ];
}

const MOST_EDGES = 500;
const MOST_TEXT = 50_000;
