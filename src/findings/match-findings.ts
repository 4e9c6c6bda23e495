import type { Finding } from "../model/report.js";
import type { Span } from "../model/span.js";
import { simpleName } from "../model/symbol-id.js";

/** What a finding is recognised by at another time: a past commit has findings with it, and a baseline can keep it. */
export type Recognisable = Pick<Finding, "rule" | "kind" | "fingerprint" | "symbol" | "bodyHash"> & {
  readonly place: { readonly file: string; readonly span?: Span };
};

/** Which findings are the same at two times. */
export interface Matched<Now, Past> {
  /** By a finding of now, what it was. */
  readonly known: ReadonlyMap<Now, Past>;
  /** What is there no more. */
  readonly fixed: readonly Past[];
}

/**
 * Recognises findings, each one of the past once. First by the fingerprint; then, in files that moved as they are, by their place; then by rule,
 * kind, name and the hash of the body, so that what moved into another file is not new. Where a finding has no body, the name of the file
 * itself, without its folders, stands for it. A renamed symbol is one fixed and one new.
 * @param moved where files stood that stand elsewhere now, see `movedFiles`.
 */
export function matchFindings<Now extends Recognisable, Past extends Recognisable>(
  now: readonly Now[],
  past: readonly Past[],
  moved: ReadonlyMap<string, string> = new Map(),
): Matched<Now, Past> {
  const passes: readonly Pass[] = [
    { ofNow: ({ fingerprint }) => fingerprint, ofPast: ({ fingerprint }) => fingerprint },
    { ofNow: (finding) => placeKey(finding, moved.get(finding.place.file)), ofPast: ownPlaceKey },
    { ofNow: bodyKey, ofPast: bodyKey },
  ];
  const known = new Map<Now, Past>();
  let left: readonly Past[] = past;
  for (const { ofNow, ofPast } of passes) {
    const candidates = grouped(left, ofPast);
    for (const finding of now) {
      const key = known.has(finding) ? null : ofNow(finding);
      const match = key === null ? undefined : candidates.get(key)?.pop();
      if (match !== undefined) known.set(finding, match);
    }
    const taken = new Set(known.values());
    left = left.filter((finding) => !taken.has(finding));
  }
  return { known, fixed: left };
}

/** What findings must have in common; null: this pass does not recognise it. */
type KeyOf = (finding: Recognisable) => string | null;

interface Pass {
  readonly ofNow: KeyOf;
  readonly ofPast: KeyOf;
}

/** By their keys, the first one of each last, so that it is taken first. */
function grouped<T extends Recognisable>(findings: readonly T[], keyOf: KeyOf): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const finding of [...findings].reverse()) {
    const key = keyOf(finding);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return groups;
}

function ownPlaceKey(finding: Recognisable): string | null {
  return placeKey(finding, finding.place.file);
}

function placeKey({ rule, kind, place }: Recognisable, file: string | undefined): string | null {
  return file === undefined || place.span === undefined ? null : JSON.stringify([rule, kind, file, ...place.span]);
}

/** What is about no symbol has nothing to be recognised by when its file changed. */
function bodyKey({ rule, kind, symbol, bodyHash, place }: Recognisable): string | null {
  if (symbol === null) return null;
  const { file } = place;
  return JSON.stringify([rule, kind, simpleName(symbol), bodyHash, bodyHash ?? file.slice(file.lastIndexOf("/") + 1)]);
}
