import type { Access, FileFacts } from "./facts.js";

/** What linking asks of every Python file, whatever it is asked itself: where modules are depends on all of them. JSON-safe. */
export interface PythonUse {
  /** The modules that it imports by name, each once, with what it takes from each. */
  readonly imports: readonly (readonly [specifier: string, members: readonly string[]])[];
  /** The chains that it assigns to, as far as they start at an import: hardly any of all that it reads. */
  readonly writes: readonly PythonWrite[];
  /** Whether it says itself where its submodules are. */
  readonly computesModules: boolean;
}

export interface PythonWrite {
  /** The chain as written: `["base", "dialect"]` of `base.dialect = …`. */
  readonly path: readonly string[];
  /** The imports that its first name may stand for. */
  readonly origins: readonly { readonly specifier: string; readonly imported: string }[];
}

/** Facts stay the same from one snapshot to the next. */
const KNOWN = new WeakMap<FileFacts, PythonUse>();

export function pythonUseOf(facts: FileFacts): PythonUse {
  const known = KNOWN.get(facts);
  if (known !== undefined) return known;
  const use = {
    imports: [...importedModules(facts)],
    writes: facts.accesses.flatMap((access) => writing(access, facts)),
    computesModules: computesModules(facts),
  };
  KNOWN.set(facts, use);
  return use;
}

/** Says it of facts that have not been read. */
export function tellPythonUse(facts: FileFacts, use: PythonUse): void {
  KNOWN.set(facts, use);
}

function importedModules({ imports }: FileFacts): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { form, specifier, names } of imports) {
    if (form === "string") continue;
    let members = found.get(specifier);
    if (members === undefined) found.set(specifier, (members = []));
    for (const { imported } of names) if (!imported.startsWith("*")) members.push(imported);
  }
  return found;
}

function writing({ path, uses, origins }: Access, { imports }: FileFacts): readonly PythonWrite[] {
  if (path.length < 2 || !uses.some(({ kind }) => kind === "write")) return [];
  const known = origins.flatMap((ref) => {
    const fact = imports[ref.import];
    const imported = fact?.names[ref.name]?.imported;
    return fact === undefined || imported === undefined ? [] : [{ specifier: fact.specifier, imported }];
  });
  return known.length === 0 ? [] : [{ path, origins: known }];
}

/** `__path__ = …`, `sys.modules[…] = …`, an importer of its own: the submodules are not only those in the folder. */
function computesModules({ bindings, accesses }: FileFacts): boolean {
  return (
    bindings.some(({ name }) => name === "__path__") ||
    accesses.some(
      ({ path: [first, second] }) => first === "__path__" || (first === "sys" && IMPORT_STATE.has(second ?? "")),
    )
  );
}

const IMPORT_STATE: ReadonlySet<string> = new Set(["modules", "meta_path", "path_hooks"]);
