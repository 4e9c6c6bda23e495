import { compareStrings } from "../model/order.js";
import { FileGoneError, type Snapshot, type SnapshotEntry, type SnapshotKind } from "../model/snapshot.js";
import { blobId, blobOrListed, type ObjectFormat } from "./blob-id.js";
import { attributeRules } from "./attribute-rules.js";
import { ignoreRules } from "./ignore-rules.js";
import { rewritingRules } from "./rewriting-rules.js";
import { resolveLink } from "./resolve-link.js";

/** What is there, before links are resolved. Paths are POSIX and relative to the analysis root. */
export interface Listing {
  readonly files: readonly string[];
  /** Git's blob ids of the files whose bytes are known without reading them. */
  readonly blobs: ReadonlyMap<string, string>;
  /** What each symlink says, relative to its folder, or from the root with a leading `/`; null when it is known to lead out. */
  readonly links: ReadonlyMap<string, string | null>;
}

/** A .gitignore or .gitattributes file. */
export interface PolicyFile {
  /** The folder that it speaks for, relative to the top of the git repository; `""` for the top itself. */
  readonly folder: string;
  readonly text: string;
}

/** Where a snapshot comes from: each kind of snapshot says how its files are listed and read, the rest is the same for all. */
export interface SnapshotSource {
  readonly kind: SnapshotKind;
  readonly commit: string | null;
  readonly prefix: string;
  readonly objectFormat: ObjectFormat;
  readonly listing: Listing;
  /**
   * Attribute files from outside the tree, for where git changes the bytes of files on their way to the disk, so that those are not the
   * ones of their blobs. Null where files are read as git keeps them.
   */
  readonly outerAttributes: readonly PolicyFile[] | null;
  /** @throws {FileGoneError} */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** The same at once; null where that cannot be. */
  readonly readNow: ((path: string) => Uint8Array) | null;
  /** The text of a .gitignore or .gitattributes in a folder above the analysis root; null when there is none. */
  readonly readAbove: (folder: string, name: PolicyName) => Promise<string | null>;
}

export type PolicyName = ".gitignore" | ".gitattributes";

/** Makes the snapshot. The files that say what is ignored and generated are read now, because those questions are answered at once. */
export async function buildSnapshot(source: SnapshotSource): Promise<Snapshot> {
  const { listing, prefix } = source;
  const [ignores, attributes] = await Promise.all([
    policyFiles(source, ".gitignore"),
    policyFiles(source, ".gitattributes"),
  ]);
  const isFile = onDemand(() => {
    const files = new Set(listing.files);
    return (path) => files.has(path);
  });
  const isIgnored = onDemand(() => ignoreRules(ignores));
  const attributesOf = onDemand(() => attributeRules(attributes));
  const checked = (path: string): string => {
    if (!isFile(path)) throw new FileGoneError(path, "it is no file of this snapshot");
    return path;
  };
  const isRewritten = rewritingRules(source.outerAttributes === null ? [] : [...source.outerAttributes, ...attributes]);
  return {
    kind: source.kind,
    commit: source.commit,
    prefix,
    entries: entriesOf(listing, (path) => isRewritten(prefix + path)),
    read: async (path) => source.read(checked(path)),
    readNow: (path) => source.readNow?.(checked(path)) ?? null,
    blobOf: (bytes, listed) => blobOrListed(bytes, listed, source.objectFormat),
    policyId: idOf([ignores, attributes, source.outerAttributes]),
    ignoresId: idOf(ignores),
    isIgnored: (path) => isIgnored(prefix + path),
    attributes: (path) => attributesOf(prefix + path),
  };
}

function idOf(policy: unknown): string {
  return blobId(Buffer.from(JSON.stringify(policy)), "sha1");
}

/** Prepares an answer when the first path is asked about: who has a kept answer asks about next to none. */
function onDemand<Answer>(make: () => (path: string) => Answer): (path: string) => Answer {
  let answer: ((path: string) => Answer) | null = null;
  return (path) => {
    answer ??= make();
    return answer(path);
  };
}

function entriesOf({ files, blobs, links }: Listing, isRewritten: (path: string) => boolean): readonly SnapshotEntry[] {
  const paths = [...files, ...links.keys()].sort(compareStrings);
  const exists = (path: string): boolean => isListed(paths, path);
  return paths.map((path) =>
    links.has(path)
      ? { path, type: "symlink", blob: null, target: resolveLink(path, links, exists) }
      : { path, type: "file", blob: isRewritten(path) ? null : (blobs.get(path) ?? null), target: null },
  );
}

/** Whether a path is among sorted ones, or a folder that one of them lies in. */
function isListed(paths: readonly string[], path: string): boolean {
  const folder = `${path}/`;
  return paths[firstFrom(paths, path)] === path || paths[firstFrom(paths, folder)]?.startsWith(folder) === true;
}

/** Where the first path is that does not come before another one. */
function firstFrom(paths: readonly string[], wanted: string): number {
  let from = 0;
  let to = paths.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareStrings(paths[middle] ?? "", wanted) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** All files of one name that have a say below the analysis root, the ones above it first. A symlink is not followed, as git does. */
async function policyFiles(source: SnapshotSource, name: PolicyName): Promise<readonly PolicyFile[]> {
  const above = foldersAbove(source.prefix).map(async (folder) => ({
    folder,
    text: await source.readAbove(folder, name),
  }));
  const below = source.listing.files
    .filter((path) => path.endsWith(name) && (path === name || path.endsWith(`/${name}`)))
    .map(async (path) => ({
      folder: (source.prefix + path.slice(0, -name.length)).replace(/\/$/, ""),
      text: await readPolicy(source, path),
    }));
  const found = await Promise.all([...above, ...below]);
  return found.flatMap(({ folder, text }) => (text === null ? [] : [{ folder, text }]));
}

/** `""`, `a` and `a/b` for the prefix `a/b/c/`. */
function foldersAbove(prefix: string): readonly string[] {
  if (prefix === "") return [];
  const names = prefix.split("/").slice(0, -2);
  return ["", ...names.map((_, index) => names.slice(0, index + 1).join("/"))];
}

async function readPolicy(source: SnapshotSource, path: string): Promise<string | null> {
  try {
    return new TextDecoder().decode(await source.read(path));
  } catch (error) {
    if (error instanceof FileGoneError) return null;
    throw error;
  }
}
