/** No manifest comes near. A parser would overflow its stack far above, and the YAML parser's overflow ends the whole process. */
export const MOST_LEVELS = 100;

/**
 * The offset at which a text in any of the formats goes deeper than {@link MOST_LEVELS}, or -1. Knows nothing of strings and comments, and so
 * counts too much rather than too little: brackets that are open, the indentation of a line, and what one YAML line nests by `- `, `? ` and `: `.
 */
export function tooDeepAt(text: string): number {
  let brackets = 0;
  let indicators = 0;
  let indentation = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (OPENING.has(character)) brackets++;
    else if (CLOSING.has(character)) brackets = Math.max(0, brackets - 1);
    if (character === "\n") indentation = 0;
    else if (character === " " && indentation >= 0) indentation++;
    else indentation = -1;
    if (NEW_START.has(character)) indicators = 0;
    else if (INDICATORS.has(character) && /^\s?$/.test(text[at + 1] ?? "")) indicators++;
    if (brackets > MOST_LEVELS || indicators > MOST_LEVELS || indentation > MOST_INDENTATION) return at;
  }
  return -1;
}

/** A level may be indented by several columns. */
const MOST_INDENTATION = MOST_LEVELS * 5;

const OPENING = new Set("[{");
const CLOSING = new Set("]}");
const INDICATORS = new Set("-?:");
const NEW_START = new Set("\n,[]{}");
