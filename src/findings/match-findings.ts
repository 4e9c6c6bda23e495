import type { Finding } from "../model/report.js";
import type { Span } from "../model/span.js";
import { simpleName, splitSymbolId } from "../model/symbol-id.js";
import { renamedFiles, type Subject } from "./renamed-files.js";

/** What a finding is recognised by at another time: a past commit has findings with it, and a baseline can keep it. */
export type Recognisable = Pick<Finding, "rule" | "kind" | "fingerprint" | "symbol" | "bodyHash" | "message"> & {
  readonly place: { readonly file: string; readonly span?: Span };
};

/** Which findings are the same at two times. */
export interface Matched<Now, Past> {
  /** By a finding of now, what it was. */
  readonly known: ReadonlyMap<Now, Past>;
  /** What is there no more. */
  readonly fixed: readonly Past[];
}

/** What is known of the files at the two times. */
export interface FilesThenAndNow<Past> {
  /** Where files stood that stand elsewhere now as they are, see `movedFiles`. */
  readonly moved: ReadonlyMap<string, string>;
  readonly isThere: (file: string) => boolean;
  /** As far as it is known. */
  readonly wasThere: (file: string) => boolean;
  /** What tells the content of a file from that of others, now and at the time of a finding; null where it is not known. */
  readonly contentNow: (file: string) => string | null;
  readonly contentThen: (finding: Past) => string | null;
}

/**
 * Recognises findings, each one of the past once. First by the fingerprint; then, in files that moved as they are, by their place; then by rule,
 * kind, name and the hash of the body, so that what moved into another file is not new. A renamed symbol is one fixed and one new.
 *
 * Where a finding has no body, as that about an import, it is a file that moves: it is recognised in its file, when that of the symbol that it is
 * about is there no more; and when its own is, in a file of the same name elsewhere, of the same content, or with much the same findings.
 */
export function matchFindings<Now extends Recognisable, Past extends Recognisable>(
  now: readonly Now[],
  past: readonly Past[],
  { moved, isThere, wasThere, contentNow, contentThen }: FilesThenAndNow<Past>,
): Matched<Now, Past> {
  const ifGone = (keyOf: KeyOf<Past>): KeyOf<Past> => {
    return (finding) => (isThere(finding.place.file) ? null : keyOf(finding));
  };
  const passes: readonly Pass<Now, Past>[] = [
    { ofNow: ({ fingerprint }) => fingerprint, ofPast: ({ fingerprint }) => fingerprint },
    {
      ofNow: (finding) => placeKey(finding, moved.get(finding.place.file)),
      ofPast: (finding) => placeKey(finding, finding.place.file),
    },
    { ofNow: bodyKey, ofPast: bodyKey },
    { ofNow: sameFileKey, ofPast: (finding) => (hasLostSymbol(finding, isThere) ? sameFileKey(finding) : null) },
    { ofNow: fileNameKey, ofPast: ifGone(fileNameKey) },
    {
      ofNow: (finding) => contentKey(finding, () => contentNow(finding.place.file)),
      ofPast: ifGone((finding) => contentKey(finding, () => contentThen(finding))),
    },
  ];
  const matching: Matching<Now, Past> = { now, known: new Map(), left: past };
  for (const pass of passes) take(matching, pass);
  const { known } = matching;
  const renamed = renamedFiles(
    now.filter((finding) => !known.has(finding) && !wasThere(finding.place.file)).flatMap(subjectOf),
    matching.left.filter(({ place }) => !isThere(place.file)).flatMap(subjectOf),
  );
  if (renamed.size > 0) {
    take(matching, {
      ofNow: (finding) => renamedKey(finding, renamed.get(finding.place.file)),
      ofPast: ifGone((finding) => renamedKey(finding, finding.place.file)),
    });
  }
  return { known, fixed: matching.left };
}

interface Matching<Now, Past> {
  readonly now: readonly Now[];
  readonly known: Map<Now, Past>;
  left: readonly Past[];
}

/** Takes the findings that a pass recognises. */
function take<Now, Past>(matching: Matching<Now, Past>, { ofNow, ofPast }: Pass<Now, Past>): void {
  const { now, known, left } = matching;
  if (left.length === 0 || known.size === now.length) return;
  const candidates = grouped(left, ofPast);
  const taken = new Set<Past>();
  for (const finding of now) {
    const key = known.has(finding) ? null : ofNow(finding);
    const match = key === null ? undefined : candidates.get(key)?.pop();
    if (match === undefined) continue;
    known.set(finding, match);
    taken.add(match);
  }
  if (taken.size > 0) matching.left = left.filter((finding) => !taken.has(finding));
}

/** What findings must have in common; null: this pass does not recognise it. */
type KeyOf<T> = (finding: T) => string | null;

interface Pass<Now, Past> {
  readonly ofNow: KeyOf<Now>;
  readonly ofPast: KeyOf<Past>;
}

/** By their keys, the first one of each last, so that it is taken first. */
function grouped<T>(findings: readonly T[], keyOf: KeyOf<T>): ReadonlyMap<string, T[]> {
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

function placeKey({ rule, kind, place }: Recognisable, file: string | undefined): string | null {
  return file === undefined || place.span === undefined ? null : JSON.stringify([rule, kind, file, ...place.span]);
}

function bodyKey({ rule, kind, symbol, bodyHash }: Recognisable): string | null {
  return symbol === null || bodyHash === null ? null : JSON.stringify([rule, kind, simpleName(symbol), bodyHash]);
}

/** Of a symbol whose file is there, another thing about it is found. */
function hasLostSymbol({ symbol }: Recognisable, isThere: (file: string) => boolean): boolean {
  const parts = symbol === null ? null : splitSymbolId(symbol);
  return parts !== null && !isThere(parts.file);
}

function sameFileKey({ rule, kind, symbol, bodyHash, place }: Recognisable): string | null {
  return symbol === null || bodyHash !== null ? null : JSON.stringify([rule, kind, simpleName(symbol), place.file]);
}

function fileNameKey({ rule, kind, symbol, bodyHash, message, place: { file } }: Recognisable): string | null {
  if (bodyHash !== null) return null;
  const subject = symbol === null ? { message } : simpleName(symbol);
  return JSON.stringify([rule, kind, subject, file.slice(file.lastIndexOf("/") + 1)]);
}

/** Of the same content, a file has the same findings. */
function contentKey({ rule, kind, symbol, bodyHash }: Recognisable, contentOf: () => string | null): string | null {
  const content = bodyHash === null ? contentOf() : null;
  return content === null ? null : JSON.stringify([rule, kind, symbol === null ? "" : simpleName(symbol), content]);
}

/** What a finding without a body says, whichever file it stands in. */
function subjectOf({ rule, kind, symbol, bodyHash, message, place }: Recognisable): readonly Subject[] {
  if (bodyHash !== null) return [];
  return [
    { file: place.file, subject: JSON.stringify([rule, kind, symbol === null ? { message } : simpleName(symbol)]) },
  ];
}

function renamedKey(finding: Recognisable, file: string | undefined): string | null {
  const [about] = file === undefined ? [] : subjectOf(finding);
  return about === undefined ? null : JSON.stringify([about.subject, file]);
}
