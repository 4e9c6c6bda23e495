import type { TextEdit } from "./editable-text.js";

/** The names of one import that are to come from elsewhere. */
export interface MovedNames {
  /** The place of the import in the facts. */
  readonly index: number;
  /** By the place of the name in the import. */
  readonly names: ReadonlyMap<number, MovedName>;
}

export interface MovedName {
  /** The module, as it is to be written. */
  readonly specifier: string;
  /** What the name is called there. */
  readonly imported: string;
}

/** How one import is changed. */
export interface Rewrite {
  readonly edits: readonly TextEdit[];
  /** Names that go to other imports, by the place of those in the facts. */
  readonly added: ReadonlyMap<number, readonly string[]>;
}

export interface Rewritten {
  readonly edits: readonly TextEdit[];
  /** Why some imports stay as they are, by their places in the facts: the end of a sentence. */
  readonly failures: ReadonlyMap<number, string>;
}

/** The moved names by the module that they come from now, each with what it is called there. */
export function namesByTarget({ names }: MovedNames): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const targets = new Map<string, Map<number, string>>();
  for (const [name, { specifier, imported }] of names) {
    const group = targets.get(specifier) ?? new Map<number, string>();
    targets.set(specifier, group.set(name, imported));
  }
  return targets;
}
