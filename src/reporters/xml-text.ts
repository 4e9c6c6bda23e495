import { sanitize } from "./sanitize.js";

/** A text as content or attribute of XML 1.0: escaped, and without the characters that XML cannot have even when they are escaped. */
export function xmlText(text: string): string {
  return sanitize(text)
    .replace(/[\uFFFE\uFFFF]/g, "\uFFFD")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
