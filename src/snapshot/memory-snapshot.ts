import { posix } from "node:path";

import { FileGoneError, type Snapshot } from "../model/snapshot.js";
import { buildSnapshot, type SnapshotSource } from "./build-snapshot.js";
import { ignoreRules } from "./ignore-rules.js";

export interface MemorySnapshotOptions {
  /** Symlinks by path: each leads to a path relative to its own folder. */
  readonly symlinks?: Readonly<Record<string, string>>;
  readonly prefix?: string;
  readonly commit?: string;
}

/**
 * A snapshot of files that are given: for tests and for the library. It lists what git would track of them, so .gitignore files count.
 * @param files text or bytes by path, POSIX and relative to the analysis root.
 */
export async function memorySnapshot(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: MemorySnapshotOptions = {},
): Promise<Snapshot> {
  const contents = new Map(Object.entries(files).map(([path, content]) => [checked(path), bytes(content)] as const));
  const links = Object.entries(options.symlinks ?? {}).map(([path, text]) => [checked(path), text] as const);
  const isIgnored = ignoreRules(
    [...contents]
      .filter(([path]) => posix.basename(path) === ".gitignore")
      .map(([path, content]) => ({
        folder: path.slice(0, -".gitignore".length).replace(/\/$/, ""),
        text: new TextDecoder().decode(content),
      })),
  );
  const readNow = (path: string): Uint8Array => {
    const content = contents.get(path);
    if (content === undefined) throw new FileGoneError(path, "it is no file of this snapshot");
    return content;
  };
  const source: SnapshotSource = {
    kind: "memory",
    commit: options.commit ?? null,
    prefix: options.prefix ?? "",
    objectFormat: "sha1",
    listing: {
      files: [...contents.keys()].filter((path) => !isIgnored(path)),
      blobs: new Map(),
      // An absolute target is never inside a tree that is nowhere.
      links: new Map(
        links.filter(([path]) => !isIgnored(path)).map(([path, text]) => [path, posix.isAbsolute(text) ? null : text]),
      ),
    },
    read: async (path) => readNow(path),
    readNow,
    outerAttributes: null,
    readAbove: async () => null,
  };
  return buildSnapshot(source);
}

function bytes(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

function checked(path: string): string {
  const isPlain = path !== "" && path === posix.normalize(path) && !/^(?:\/|\.\.?(?:\/|$))|\/$/.test(path);
  if (!isPlain) throw new Error(`not a plain relative POSIX path: ${JSON.stringify(path)}`);
  return path;
}
