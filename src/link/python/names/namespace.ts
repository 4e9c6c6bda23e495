import type { Binding, Definition, FileFacts, ImportedName, ImportFact } from "../../../model/facts.js";
import { packageFolder } from "../modules/module-path.js";

/** One module's names in the order in which they are bound. */
export interface Namespace {
  readonly path: string;
  readonly facts: FileFacts;
  /** The folder of its submodules; null for a module that is no package. */
  readonly folder: string | null;
  /** By name, every binding of it, in source order. */
  readonly bindings: ReadonlyMap<string, readonly Bound[]>;
  /** `from m import *`, in source order. */
  readonly stars: readonly Bound[];
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** A binding and its position in the order. */
export interface Bound {
  readonly index: number;
  readonly binding: Binding;
}

/** Finds the namespace of a module. */
export interface Namespaces {
  readonly get: (path: string) => Namespace | undefined;
}

/** The namespaces of all files. A file is indexed when it is first asked about, and once for all snapshots that have it. */
export function namespaces(facts: ReadonlyMap<string, FileFacts>): Namespaces {
  return {
    get: (path) => {
      const ofFile = facts.get(path);
      if (ofFile === undefined) return undefined;
      let found = INDEXED.get(ofFile);
      // Two files may say the same.
      if (found?.path !== path) INDEXED.set(ofFile, (found = namespaceOf(path, ofFile)));
      return found;
    },
  };
}

const INDEXED = new WeakMap<FileFacts, Namespace>();

function namespaceOf(path: string, facts: FileFacts): Namespace {
  const bindings = new Map<string, Bound[]>();
  for (const [index, binding] of facts.bindings.entries()) {
    const known = bindings.get(binding.name);
    if (known === undefined) bindings.set(binding.name, [{ index, binding }]);
    else known.push({ index, binding });
  }
  const stars = bindings.get("*") ?? [];
  bindings.delete("*");
  const definitions = new Map(facts.definitions.map((definition) => [definition.name, definition]));
  return { path, facts, folder: packageFolder(path), bindings, stars, definitions };
}

/** The import behind a binding; null when something else is bound. */
export function importOf(
  { facts }: Namespace,
  { target }: Binding,
): { readonly fact: ImportFact; readonly name: ImportedName } | null {
  const fact = target.kind === "import" ? facts.imports[target.import] : undefined;
  const name = target.kind === "import" ? fact?.names[target.name] : undefined;
  return fact === undefined || name === undefined ? null : { fact, name };
}

/** A definition in a class, or the last of several: `Outer.Inner`, `Outer.Inner~2`. Null when the class has none of that name. */
export function nestedDefinition({ definitions }: Namespace, outer: string, name: string): string | null {
  let found: string | null = null;
  let candidate = `${outer}.${name}`;
  for (let count = 2; definitions.has(candidate); count++) {
    found = candidate;
    candidate = `${outer}.${name}~${count}`;
  }
  return found;
}
