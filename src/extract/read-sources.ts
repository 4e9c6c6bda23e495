import picomatch from "picomatch";
import { languageOf, type FileFacts, type Language } from "../model/facts.js";
import type { SourceSettings } from "../model/manifest.js";
import { byKey } from "../model/order.js";
import type { Problem, SkippedFile, SkipReason } from "../model/report.js";
import { FileGoneError, type Snapshot } from "../model/snapshot.js";
import { FILE_START } from "../model/span.js";
import { decode, decodeAsUtf8 } from "./decode.js";
import { dialectOf } from "./dialect.js";
import { readFiles, type ReadingTools, type Unread } from "./file-reader.js";

/** What reading the source files of a snapshot gave. Lists are sorted by path. */
export interface Sources {
  readonly facts: ReadonlyMap<string, FileFacts>;
  /** Source files that were left out, with the one reason for each. */
  readonly skipped: readonly SkippedFile[];
  readonly problems: readonly Problem[];
}

/** A snapshot whose sources were read before. */
export interface ReadBefore {
  readonly snapshot: Snapshot;
  readonly sources: Sources;
}

/** The facts of a file whose text is known by this blob, where they are at hand. */
export type KnownFacts = (path: string, blob: string) => FileFacts | undefined;

/** Selects the source files of a snapshot and reads the facts of each that are not known. What cannot be read is said, and never stops the run. */
export async function readSources(
  snapshot: Snapshot,
  source: SourceSettings,
  tools: ReadingTools,
  known: KnownFacts = () => undefined,
): Promise<Sources> {
  const facts = new Map<string, FileFacts>();
  const skipped: SkippedFile[] = [];
  const problems: Problem[] = [];
  const skipByPath = pathFilter(snapshot, source);
  const wanted: string[] = [];
  for (const { path, type, blob } of snapshot.entries) {
    const dialect = dialectOf(path);
    if (dialect === null) continue;
    const reason = type === "symlink" ? "symlink" : skipByPath(path);
    const ofFile = blob === null ? undefined : known(path, blob);
    if (reason !== null) skipped.push({ path, reason });
    else if (ofFile === undefined) wanted.push(path);
    else facts.set(path, ofFile);
  }
  for (const [path, reading] of await readFiles("facts", snapshot, wanted, tools)) {
    if (typeof reading !== "string") {
      facts.set(path, reading);
      continue;
    }
    const isUnread = reading === "unreadable" || reading === "deadly";
    skipped.push({ path, reason: isUnread ? "unreadable" : reading });
    if (isUnread) problems.push({ place: { file: path, span: FILE_START }, message: UNREAD[reading] });
  }
  for (const [file, { problems: found }] of facts) {
    for (const { span, message } of found) problems.push({ place: { file, span }, message });
  }
  return {
    facts,
    skipped: skipped.sort(byKey((file) => file.path)),
    problems: problems.sort(byKey(({ place }) => place.file)),
  };
}

/** The facts of files that were there, under this name or another one: of a file whose text was read before, the same object. */
export function factsBefore({ snapshot, sources }: ReadBefore): KnownFacts {
  const blobs = new Map<string, string>();
  const byBlob = new Map<string, FileFacts>();
  for (const { path, blob } of snapshot.entries) {
    const facts = blob === null ? undefined : sources.facts.get(path);
    if (blob === null || facts === undefined) continue;
    blobs.set(path, blob);
    byBlob.set(`${dialectOf(path)} ${blob}`, facts);
  }
  // Of several files with one text each keeps its own.
  return (path, blob) =>
    blobs.get(path) === blob ? sources.facts.get(path) : byBlob.get(`${dialectOf(path)} ${blob}`);
}

const UNREAD: Readonly<Record<Unread, string>> = {
  unreadable:
    "The file could not be read: it vanished during the run, permission is missing, or git does not have its content.",
  deadly: "The file was left out: what reads it ran out of memory or was killed, twice.",
};

export interface SourceText {
  /** The same text as the facts were read from. */
  readonly text: string;
  /** What whoever takes every file for UTF-8 reads instead; equal to the text but for a byte order mark or another encoding. */
  readonly asUtf8: string;
}

/** A text for showing it; null where it can no longer be had. */
export async function readText(snapshot: Snapshot, path: string): Promise<SourceText | null> {
  try {
    const bytes = await snapshot.read(path);
    const decoded = decode(bytes, languageAt(path));
    return decoded.kind === "text" ? { text: decoded.text, asUtf8: decodeAsUtf8(bytes) } : null;
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
  const reasonFor = globFilter(source);
  return (path) => {
    const reason = reasonFor(path);
    if (reason !== null) return reason;
    const { generated, vendored } = snapshot.attributes(path);
    if (generated) return "generated";
    return vendored ? "vendored" : null;
  };
}

/** Whether the manifest wants a path to be looked at. */
export function selects(source: SourceSettings): (path: string) => boolean {
  const reasonFor = globFilter(source);
  return (path) => reasonFor(path) === null;
}

function globFilter({ include, exclude }: SourceSettings): (path: string) => SkipReason | null {
  const included = include.length === 0 ? () => true : picomatch([...include], { dot: true });
  const excluded = exclude.length === 0 ? () => false : picomatch([...exclude], { dot: true });
  return (path) => {
    if (!included(path)) return "notIncluded";
    return excluded(path) ? "excluded" : null;
  };
}
