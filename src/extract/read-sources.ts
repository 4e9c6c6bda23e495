import picomatch from "picomatch";
import { languageOf, type Dialect, type FileFacts, type Language } from "../model/facts.js";
import type { SourceSettings } from "../model/manifest.js";
import { byKey } from "../model/order.js";
import type { Problem, SkippedFile, SkipReason } from "../model/report.js";
import { FileGoneError, type Snapshot } from "../model/snapshot.js";
import { FILE_START } from "../model/span.js";
import { decode } from "./decode.js";
import { dialectOf } from "./dialect.js";
import { emptyFacts } from "./empty-facts.js";
import { extract } from "./extract.js";
import { generatedKind } from "./generated.js";

/** What reading the source files of a snapshot gave. Lists are sorted by path. */
export interface Sources {
  readonly facts: ReadonlyMap<string, FileFacts>;
  /** Source files that were left out, with the one reason for each. */
  readonly skipped: readonly SkippedFile[];
  readonly problems: readonly Problem[];
}

/** Larger files are written by programs, and take longer than all others together. */
const LARGEST = 2 * 1024 * 1024;

/** Selects the source files of a snapshot and reads the facts of each. What cannot be read is said, and never stops the run. */
export async function readSources(snapshot: Snapshot, source: SourceSettings): Promise<Sources> {
  const facts = new Map<string, FileFacts>();
  const skipped: SkippedFile[] = [];
  const problems: Problem[] = [];
  const skipByPath = pathFilter(snapshot, source);
  for (const entry of snapshot.entries) {
    const dialect = dialectOf(entry.path);
    if (dialect === null) continue;
    const reason = entry.type === "symlink" ? "symlink" : skipByPath(entry.path);
    const result = reason ?? (await readFacts(snapshot, entry.path, dialect));
    if (typeof result === "string") skipped.push({ path: entry.path, reason: result });
    else facts.set(entry.path, result);
    if (result === "unreadable") problems.push(unreadable(entry.path));
  }
  for (const [file, { problems: found }] of facts) {
    for (const { span, message } of found) problems.push({ place: { file, span }, message });
  }
  return { facts, skipped: skipped.sort(byKey((file) => file.path)), problems };
}

/** The same text as the facts were read from, for showing it; null where it can no longer be had. */
export async function readText(snapshot: Snapshot, path: string): Promise<string | null> {
  try {
    const decoded = decode(await snapshot.read(path), languageAt(path));
    return decoded.kind === "text" ? decoded.text : null;
  } catch (error) {
    if (error instanceof FileGoneError) return null;
    throw error;
  }
}

function languageAt(path: string): Language {
  const dialect = dialectOf(path);
  return dialect === null ? "typescript" : languageOf(dialect);
}

function pathFilter(snapshot: Snapshot, source: SourceSettings): (path: string) => SkipReason | null {
  const included = source.include.length === 0 ? () => true : picomatch([...source.include], { dot: true });
  const excluded = source.exclude.length === 0 ? () => false : picomatch([...source.exclude], { dot: true });
  return (path) => {
    if (!included(path)) return "notIncluded";
    if (excluded(path)) return "excluded";
    const { generated, vendored } = snapshot.attributes(path);
    if (generated) return "generated";
    return vendored ? "vendored" : null;
  };
}

async function readFacts(snapshot: Snapshot, path: string, dialect: Dialect): Promise<FileFacts | SkipReason> {
  let bytes: Uint8Array;
  try {
    bytes = await snapshot.read(path);
  } catch (error) {
    if (error instanceof FileGoneError) return "unreadable";
    throw error;
  }
  if (bytes.length > LARGEST) return "tooLarge";
  const decoded = decode(bytes, languageOf(dialect));
  if (decoded.kind === "binary") return "binary";
  if (decoded.kind === "undecodable") {
    return emptyFacts(dialect, [{ kind: "encoding", span: FILE_START, message: decoded.message }]);
  }
  return generatedKind(decoded.text) ?? (await extract(decoded.text, dialect));
}

function unreadable(path: string): Problem {
  const message = "The file could not be read: it vanished during the run, or permission is missing.";
  return { place: { file: path, span: FILE_START }, message };
}
