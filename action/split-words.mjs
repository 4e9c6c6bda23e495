import { WorkflowError } from "./workflow.mjs";

/** Splits arguments as a shell does, and does nothing else that a shell does: between quotes spaces belong to a word. */
export function splitWords(text) {
  const words = [];
  const pattern = /\s*((?:[^\s"']|"[^"]*"|'[^']*')+)\s*/y;
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text);
    if (found === null) throw new WorkflowError(`args: a quote is not closed in ${JSON.stringify(text)}`);
    words.push(found[1].replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single));
  }
  return words;
}
