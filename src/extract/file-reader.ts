import { setImmediate } from "node:timers/promises";
import type { Dialect } from "../model/facts.js";
import { FileGoneError, type Snapshot } from "../model/snapshot.js";
import { dialectOf } from "./dialect.js";
import { AT_ONCE, eachOf } from "./each-of.js";
import { inThisThread, ReaderDiedError, type Extraction } from "./extraction.js";
import type { FactsStore, ReadingKey, ReadingKind } from "../model/facts-store.js";
import type { Readings } from "./read-bytes.js";

/** How the files of a run are read. */
export interface ReadingTools {
  readonly extraction: Extraction;
  /** Null to keep nothing. */
  readonly store: FactsStore | null;
  /** Told now and then how many files of those asked for are read. */
  readonly onProgress: ((done: number, total: number) => void) | null;
}

export const PLAIN_TOOLS: ReadingTools = { extraction: inThisThread, store: null, onProgress: null };

/** `unreadable`: the file vanished, or permission is missing; `deadly`: what reads it does not survive it. */
export type Unread = "unreadable" | "deadly";

/** Reads something of each source file at these paths, from the store where it has it. In the order of the paths. */
export async function readFiles<K extends ReadingKind>(
  kind: K,
  snapshot: Snapshot,
  paths: readonly string[],
  tools: ReadingTools,
): Promise<ReadonlyMap<string, Readings[K] | Unread>> {
  const blobs = tools.store === null ? NO_BLOBS : blobsOf(snapshot);
  const read = new Map<string, Readings[K] | Unread>();
  const stored: (readonly [path: string, json: Uint8Array])[] = [];
  const missing: FileJob[] = [];
  for (const path of paths) {
    const dialect = dialectOf(path);
    if (dialect === null) continue;
    const blob = blobs.get(path) ?? null;
    const json = blob === null ? null : (tools.store?.get({ kind, dialect, blob }) ?? null);
    // The place in the order is taken now.
    read.set(path, "unreadable");
    if (json === null) missing.push({ path, dialect, blob });
    else stored.push([path, json]);
  }
  let done = paths.length - missing.length;
  tools.extraction.expect?.(missing.length);
  const isRead = eachOf(missing, AT_ONCE, async (job) => {
    read.set(job.path, await readOne(kind, snapshot, job, tools));
    tools.onProgress?.(++done, paths.length);
  });
  // What is missing goes on its way to other threads, which load their parsers while this one is busy with what is there.
  for (let turn = 0; turn < TURNS && missing.length > 0; turn++) await setImmediate();
  for (const [path, json] of stored) read.set(path, parsed(kind, json));
  await isRead;
  return read;
}

/** Of the event loop: in the first one the bytes are read, in the second one they are sent. */
const TURNS = 2;

/**
 * The same of one file at once: from the store, or from a thread that is waited for. Null where neither can be, and where something is wrong
 * with the file: it has to be read as above, then.
 */
export function readFileNow<K extends ReadingKind>(
  kind: K,
  snapshot: Snapshot,
  path: string,
  tools: ReadingTools,
): Readings[K] | null {
  const dialect = dialectOf(path);
  if (dialect === null) return null;
  const blob = tools.store === null ? null : (blobsOf(snapshot).get(path) ?? null);
  const stored = blob === null ? null : stocked(tools.store, { kind, dialect, blob });
  return stored ?? readOneNow(kind, snapshot, { path, dialect, blob }, tools);
}

interface FileJob {
  readonly path: string;
  readonly dialect: Dialect;
  readonly blob: string | null;
}

const NO_BLOBS: ReadonlyMap<string, string | null> = new Map();
const BLOBS = new WeakMap<Snapshot, ReadonlyMap<string, string | null>>();

/** By path, the blob that each file is listed with, where there is one. */
export function blobsOf(snapshot: Snapshot): ReadonlyMap<string, string | null> {
  const known = BLOBS.get(snapshot);
  if (known !== undefined) return known;
  const blobs = new Map(snapshot.entries.map(({ path, blob }) => [path, blob]));
  BLOBS.set(snapshot, blobs);
  return blobs;
}

async function readOne<K extends ReadingKind>(
  kind: K,
  snapshot: Snapshot,
  { path, dialect, blob: listed }: FileJob,
  { store, extraction }: ReadingTools,
): Promise<Readings[K] | Unread> {
  try {
    const bytes = await snapshot.read(path);
    const key = store === null ? null : { kind, dialect, blob: snapshot.blobOf(bytes, listed) };
    const stored = key === null || key.blob === listed ? null : stocked<K>(store, key);
    if (stored !== null) return stored;
    const json = await extraction.read({ kind, dialect, bytes });
    if (key !== null) store?.put(key, json);
    return parsed(kind, json);
  } catch (error) {
    if (error instanceof FileGoneError) return "unreadable";
    if (error instanceof ReaderDiedError) return "deadly";
    throw error;
  }
}

function readOneNow<K extends ReadingKind>(
  kind: K,
  snapshot: Snapshot,
  { path, dialect, blob: listed }: FileJob,
  { store, extraction }: ReadingTools,
): Readings[K] | null {
  try {
    const bytes = extraction.readNow === undefined ? null : snapshot.readNow(path);
    if (bytes === null) return null;
    const key = store === null ? null : { kind, dialect, blob: snapshot.blobOf(bytes, listed) };
    const stored = key === null || key.blob === listed ? null : stocked<K>(store, key);
    if (stored !== null) return stored;
    const json = extraction.readNow?.({ kind, dialect, bytes }) ?? null;
    if (json === null) return null;
    if (key !== null) store?.put(key, json);
    return parsed(kind, json);
  } catch (error) {
    if (error instanceof FileGoneError) return null;
    throw error;
  }
}

/** A reading that is in the store; null where it is not, or is damaged. */
export function stocked<K extends ReadingKind>(
  store: FactsStore | null,
  key: ReadingKey & { readonly kind: K },
): Readings[K] | null {
  const json = store?.get(key) ?? null;
  return json === null ? null : parsed(key.kind, json);
}

function parsed<K extends ReadingKind>(_kind: K, json: Uint8Array): Readings[K] {
  return JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString("utf8")) as Readings[K];
}

/** By path, the blobs that these files are listed with. Those without one are left out. */
export function listedBlobs(snapshot: Snapshot, paths: readonly string[]): ReadonlyMap<string, string> {
  const listed = blobsOf(snapshot);
  const blobs = new Map<string, string>();
  for (const path of paths) {
    const blob = listed.get(path) ?? null;
    if (blob !== null) blobs.set(path, blob);
  }
  return blobs;
}
