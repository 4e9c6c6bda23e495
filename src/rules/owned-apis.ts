import picomatch from "picomatch";
import type { SymbolGraph } from "../model/graph.js";
import type { AccessOwner } from "../model/manifest.js";
import { findOwner, type Owner } from "../model/owner.js";
import { namesOfApi } from "./api-names.js";

/** An API that somebody owns. */
export interface OwnedApi {
  /** As the manifest writes it. */
  readonly api: string;
  /** Who may use it; where several entries name it, any of their owners. */
  readonly entries: readonly OwnerEntry[];
}

export interface OwnerEntry {
  readonly entry: AccessOwner;
  readonly owner: Owner;
  /** Whether it is the owner for what a file uses. */
  readonly isFor: (file: string) => boolean;
}

export interface OwnedApis {
  readonly find: (name: string) => OwnedApi | null;
  /** Says of which names there is an owner: two that say the same find something under the same names. */
  readonly owned: string;
}

/**
 * Finds the API that a name is, or is below: `process.env` for `process.env.PORT`. The longest one, since what is said about a part is meant.
 * What is owned by somebody who does not exist is left to `manifest-drift`: everybody would seem to bypass a module that has only moved.
 */
export function ownedApis(graph: SymbolGraph, access: readonly AccessOwner[]): OwnedApis {
  const entriesByApi = new Map<string, AccessOwner[]>();
  for (const entry of access) {
    for (const api of entry.api) entriesByApi.set(api, [...(entriesByApi.get(api) ?? []), entry]);
  }
  const byName = new Map<string, OwnedApi | null>();
  for (const [api, entries] of entriesByApi) {
    const owned = entries.flatMap((entry) => {
      const owner = findOwner(graph, entry.owner);
      return owner === null ? [] : [{ entry, owner, isFor: isForFiles(entry.within) }];
    });
    const known = owned.length === entries.length ? { api, entries: owned } : null;
    for (const name of namesOfApi(graph, api)) byName.set(name, known);
  }
  const find = (name: string): OwnedApi | null => {
    for (
      let end = name.length;
      end > 0;
      end = Math.max(name.lastIndexOf(".", end - 1), name.lastIndexOf("#", end - 1))
    ) {
      const owned = byName.get(name.slice(0, end));
      if (owned !== undefined) return owned;
    }
    return null;
  };
  const isOwned = [...byName].map(([name, owned]) => [name, owned !== null]);
  return { find, owned: JSON.stringify(isOwned) };
}

function isForFiles(within: readonly string[]): (file: string) => boolean {
  return within.length === 0 ? () => true : picomatch([...within], { dot: true });
}
