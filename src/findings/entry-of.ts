import type { BaselineEntry } from "../model/baseline.js";
import { hashText } from "../model/hash.js";
import type { Finding } from "../model/report.js";
import type { Recognisable } from "./match-findings.js";

/** What tells the text of a file from others. */
export type ContentOf = (file: string) => string | null;

/** An entry as a finding that can be recognised. */
export interface RecognisableEntry extends Recognisable {
  readonly entry: BaselineEntry;
  readonly content: string | null;
}

/** What a baseline keeps of a finding. */
export function entryOf(finding: Finding, contentOf: ContentOf): BaselineEntry {
  const { rule, kind, place, symbol, fingerprint, message } = finding;
  const content = finding.bodyHash === null ? contentOf(place.file) : null;
  const bodyHash = content === null ? finding.bodyHash : OF_FILE + content;
  return { rule, kind, file: place.file, symbol, fingerprint, bodyHash, message };
}

export function recognisable(entry: BaselineEntry): RecognisableEntry {
  const { rule, kind, symbol, fingerprint, bodyHash, file, message } = entry;
  const isOfFile = bodyHash?.startsWith(OF_FILE) === true;
  return {
    rule,
    kind,
    symbol,
    fingerprint,
    message,
    entry,
    place: { file },
    bodyHash: isOfFile ? null : bodyHash,
    content: isOfFile ? bodyHash.slice(OF_FILE.length) : null,
  };
}

/** Each file's text is hashed once, and only when somebody asks. */
export function contentsOf(texts: ReadonlyMap<string, string>): ContentOf {
  const hashes = new Map<string, string>();
  return (file) => {
    const text = texts.get(file);
    if (text === undefined) return null;
    const hash = hashes.get(file) ?? hashText(text);
    hashes.set(file, hash);
    return hash;
  };
}

/** No hash of a body has a colon. */
const OF_FILE = "file:";
