import { type Located, entriesOf, valueOf } from "./located.js";
import type { NoteMistake } from "./manifest-error.js";
import type { TextProblem } from "./path-text.js";
import { aliasPatternProblem, metricProblem, roleIdProblem } from "./word-text.js";

/**
 * Checks the keys that people choose themselves. The schema cannot: it would not look at the value under a key that is wrong, and so not report
 * all mistakes at once.
 */
export function checkNames(root: Located, note: NoteMistake): void {
  for (const [path, problem] of CHOSEN) {
    const map = path.reduce<Located | null>(valueOf, root);
    for (const { key, keyPlace } of entriesOf(map)) {
      const message = problem(key);
      if (message !== null) note(keyPlace, [...path, key], message);
    }
  }
}

const CHOSEN: readonly (readonly [readonly string[], TextProblem])[] = [
  [["roles"], roleIdProblem],
  [["source", "aliases"], aliasPatternProblem],
  [["budgets"], metricProblem],
];
