import { splitAttributeLine } from "./attribute-rules.js";
import type { PolicyFile } from "./build-snapshot.js";
import { gitPathPattern, nameOf } from "./git-path-pattern.js";

/**
 * Answers from attribute files whether git may write other bytes to the disk than it keeps: through a filter, in another encoding, or with
 * `$Id$` filled in. Line ends do not count, for all text is read with LF. A line that takes such an attribute back is passed over: what is
 * read once too often is right all the same. https://git-scm.com/docs/gitattributes
 */
export function rewritingRules(files: readonly PolicyFile[]): (path: string) => boolean {
  const speaking = files.filter(({ text }) => REWRITING.test(text));
  if (speaking.length === 0) return () => false;
  const lines = files.flatMap(({ folder, text }) =>
    text.split("\n").map((line) => ({ folder, ...splitAttributeLine(line.replace(/^[ \t\r]+/, "")) })),
  );
  // A macro stands for other attributes, macros among them: one that rewrites makes all of them suspect.
  const macros = lines.filter(({ pattern }) => pattern.startsWith("[attr]"));
  const names = macros.some(({ rest }) => REWRITING.test(rest))
    ? new Set(macros.map(({ pattern }) => pattern.slice("[attr]".length)))
    : new Set<string>();
  const rules = lines.flatMap(({ folder, pattern, rest }) => {
    const words = rest.split(/[ \t\r]+/);
    const isRewriting = words.some((word) => REWRITING_WORD.test(word) || names.has(word));
    return isRewriting && pattern !== "" && !/^(?:#|\[attr\])/.test(pattern) ? [gitPathPattern(folder, pattern)] : [];
  });
  return (path) => {
    const name = nameOf(path);
    return rules.some(({ matches }) => matches(path, name));
  };
}

const REWRITING = /filter|working-tree-encoding|ident/;
const REWRITING_WORD = /^(?:filter=|working-tree-encoding=|ident$|filter$)/;
