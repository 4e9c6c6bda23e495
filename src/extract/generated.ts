/** Why a file is not judged although its extension says that it is source code. */
export type GeneratedKind = "generated" | "minified";

/** Whether a text says of itself that a program wrote it, or looks as only a minifier writes; null for what people wrote. */
export function generatedKind(text: string): GeneratedKind | null {
  if (hasMarker(text)) return "generated";
  return isMinified(text) ? "minified" : null;
}

const MARKER_LINES = 10;

/**
 * A comment in the first lines that starts with `@generated`, the marker that GitHub, Phabricator and linters know, or that is
 * Go's `Code generated … DO NOT EDIT`. A comment that only mentions the marker does not count.
 */
function hasMarker(text: string): boolean {
  let start = 0;
  for (let line = 0; line < MARKER_LINES && start < text.length; line++) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    if (MARKER.test(text.slice(start, Math.min(end, start + LONGEST_MARKER_LINE)))) return true;
    start = end + 1;
  }
  return false;
}

/** Behind what opens a comment or goes on with one, and behind nothing else. */
const MARKER =
  /^\s*(?:\/\/+|\/\*+(?:.*\/\*)?|\*|#+!?|"""|<!--)[\s!*-]*(?:(?:this file (?:is|was) )?@generated\b|.{0,20}\bCode generated\b.*\bDO NOT EDIT\b)/i;
const LONGEST_MARKER_LINE = 500;

const MINIFIED_FROM_LENGTH = 5000;
const MINIFIED_MEAN_LINE = 500;

/** More than 5,000 characters in lines of more than 500 on average, or one line of more than 5,000 that is most of the file. */
function isMinified(text: string): boolean {
  if (text.length <= MINIFIED_FROM_LENGTH) return false;
  let lines = 0;
  let longest = 0;
  for (let start = 0; start < text.length; lines++) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    longest = Math.max(longest, end - start);
    start = end + 1;
  }
  return text.length / lines > MINIFIED_MEAN_LINE || (longest > MINIFIED_FROM_LENGTH && longest > text.length / 2);
}
