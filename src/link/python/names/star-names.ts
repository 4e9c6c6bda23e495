import { loadedSubmodules, type ResolveModule } from "./loaded-submodule.js";
import { importOf, type Bound, type Namespace, type Namespaces } from "./namespace.js";

/** What a star import brings. */
export interface StarNames {
  readonly names: ReadonlySet<string>;
  /** It leads to what cannot be looked into, or code decides about it: any other name may be among them. */
  readonly isOpen: boolean;
}

/** What a star import of one module brings, and the modules in which that was found out. */
export interface FoundStarNames extends StarNames {
  readonly passed: readonly string[];
}

/**
 * The names that a star import brings: those in the other module's `__all__`, else all that it binds and that do not start with `_`
 * (CPython, `import_all_from` in ceval.c). What the module that asks would get back from itself is left out, so that circles end.
 */
export function starNames(
  asking: Namespace,
  star: Bound,
  namespaces: Namespaces,
  resolve: ResolveModule,
): FoundStarNames {
  const seen = new Set([asking.path]);
  const { names, isOpen } = broughtBy(asking, star, namespaces, resolve, seen);
  return { names, isOpen, passed: [...seen] };
}

const NOTHING: StarNames = { names: new Set(), isOpen: false };
const ANYTHING: StarNames = { names: new Set(), isOpen: true };

function broughtBy(
  importer: Namespace,
  { binding }: Bound,
  namespaces: Namespaces,
  resolve: ResolveModule,
  seen: Set<string>,
): StarNames {
  const found = importOf(importer, binding);
  const target = found === null ? null : resolve(importer.path, found.fact.specifier);
  if (target === null || target.kind !== "file") return ANYTHING;
  if (seen.has(target.path)) return NOTHING;
  seen.add(target.path);
  const module = namespaces.get(target.path);
  if (module === undefined) return ANYTHING;
  const { starNames: all, computedExports, problems } = module.facts;
  // A stub need not say everything that is in what it describes.
  const isStub = module.path.endsWith(".pyi");
  if (Array.isArray(all)) return { names: new Set(all), isOpen: isStub };
  const own = [...module.bindings.keys(), ...loadedSubmodules(module, resolve).keys()];
  const names = new Set(own.filter((name) => !name.startsWith("_")));
  let isOpen = isStub || all === "computed" || computedExports || problems.length > 0;
  for (const star of module.stars) {
    const nested = broughtBy(module, star, namespaces, resolve, seen);
    for (const name of nested.names) if (!name.startsWith("_")) names.add(name);
    isOpen ||= nested.isOpen;
  }
  return { names, isOpen };
}
