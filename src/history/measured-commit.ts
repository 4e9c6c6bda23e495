import type { Contents, MetricGroup } from "../findings/metric-contents.js";
import type { MissingBlob } from "../snapshot/git-tree.js";
import type { Units } from "./compare-units.js";

/** What was found out about one commit. */
export interface MeasuredCommit {
  readonly contents: Contents;
  /** How many source files were analysed. */
  readonly files: number;
  /** Paths that could not be parsed whole, sorted. */
  readonly unparsed: readonly string[];
  /** Files whose contents the repository does not have, sorted by path. */
  readonly missing: readonly MissingBlob[];
  /** Why nothing could be counted: the manifest of that time is wrong. Null for all others. */
  readonly failure: string | null;
}

/** Where a history keeps what it found out, so that nothing is found out twice. Never throws: what cannot be had is not there. */
export interface HistoryStore {
  readonly get: (key: string) => Uint8Array | null;
  readonly put: (key: string, value: Uint8Array) => void;
  /** Puts what was added in its place: a run that is killed afterwards has lost nothing of it. */
  readonly save: () => void;
}

/** One group of metrics at one commit. */
export interface KeptGroup extends Omit<MeasuredCommit, "contents"> {
  readonly contents: readonly (readonly [metric: string, units: Units])[];
}

/**
 * Keeps groups in a store, as JSON. What is counted is kept by its own hash, and is one object, since most commits change none of it.
 * @param hash hexadecimal digits of a text, enough of them.
 */
export function keptGroups(store: HistoryStore, hash: (text: string) => string) {
  const read = new Map<string, KeptGroup["contents"]>();
  const contentsOf = (id: string): KeptGroup["contents"] | null => {
    const found = read.get(id) ?? (parsed(store.get(id)) as KeptGroup["contents"] | null);
    if (found !== null) read.set(id, found);
    return found;
  };
  return {
    get: (key: string): KeptGroup | null => {
      const head = parsed(store.get(key)) as Head | null;
      const contents = head === null ? null : contentsOf(head.contents);
      return head === null || contents === null ? null : { ...head, contents };
    },
    put: (key: string, group: KeptGroup): KeptGroup => {
      const text = JSON.stringify(group.contents);
      const id = `contents ${hash(text)}`;
      const contents = contentsOf(id) ?? group.contents;
      if (contents === group.contents) store.put(id, Buffer.from(text, "utf8"));
      read.set(id, contents);
      const head: Head = { ...group, contents: id };
      store.put(key, Buffer.from(JSON.stringify(head), "utf8"));
      return { ...group, contents };
    },
  };
}

/** A group, and in the place of its contents what they are kept by. */
interface Head extends Omit<KeptGroup, "contents"> {
  readonly contents: string;
}

/** The key of a group: whatever it depends on but the code of ssotlint itself. */
export function groupKey(yardstick: string, commit: string, group: MetricGroup): string {
  return `${group} ${commit} ${yardstick}`;
}

function parsed(bytes: Uint8Array | null): unknown {
  return bytes === null ? null : JSON.parse(Buffer.from(bytes).toString("utf8"));
}
