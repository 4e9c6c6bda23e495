import type { Finding } from "../model/report.js";
import { simpleName } from "../model/symbol-id.js";

/** What a finding is recognised by at another time: a past commit has findings with it, and a baseline can keep it. */
export type Recognisable = Pick<Finding, "rule" | "kind" | "fingerprint" | "symbol" | "bodyHash"> & {
  readonly place: { readonly file: string };
};

/** Which findings are the same at two times. */
export interface Matched<Now, Past> {
  /** By a finding of now, what it was. */
  readonly known: ReadonlyMap<Now, Past>;
  /** What is there no more. */
  readonly fixed: readonly Past[];
}

/**
 * Recognises findings in two passes. First by the fingerprint. Then, among what is left, by rule, kind, name and the hash of the body, so that
 * what only moved to another file is not new; where a finding has no body, the name of the file itself, without its folders, stands for it.
 * Each one of the past is recognised once. A renamed symbol is one fixed and one new.
 */
export function matchFindings<Now extends Recognisable, Past extends Recognisable>(
  now: readonly Now[],
  past: readonly Past[],
): Matched<Now, Past> {
  const known = new Map<Now, Past>();
  let left: readonly Past[] = past;
  for (const keyOf of [(finding: Recognisable) => finding.fingerprint, keyThatMoves]) {
    const candidates = new Map<string, Past[]>();
    for (const finding of left) {
      const key = keyOf(finding);
      if (key === null) continue;
      const alike = candidates.get(key);
      if (alike === undefined) candidates.set(key, [finding]);
      else alike.push(finding);
    }
    // The last one is taken first.
    for (const alike of candidates.values()) alike.reverse();
    for (const finding of now) {
      if (known.has(finding)) continue;
      const match = candidates.get(keyOf(finding) ?? "")?.pop();
      if (match !== undefined) known.set(finding, match);
    }
    const taken = new Set(known.values());
    left = left.filter((finding) => !taken.has(finding));
  }
  return { known, fixed: left };
}

/** Null for what is about no symbol: it has nothing to be recognised by but its fingerprint. */
function keyThatMoves({ rule, kind, symbol, bodyHash, place }: Recognisable): string | null {
  if (symbol === null) return null;
  const { file } = place;
  return JSON.stringify([rule, kind, simpleName(symbol), bodyHash, bodyHash ?? file.slice(file.lastIndexOf("/") + 1)]);
}
