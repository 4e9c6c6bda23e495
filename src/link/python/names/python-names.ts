import type { ImportedName, ImportFact } from "../../../model/facts.js";
import type { SourceFile } from "../../../model/graph.js";
import type { Hop, Resolution } from "../../../model/resolution.js";
import type { Span } from "../../../model/span.js";
import { Answers } from "../../names/answers.js";
import { Asked } from "../../names/asked.js";
import { Externals } from "../../names/externals.js";
import { defined, missingName, moduleItself, outside, prefixed, unknown } from "../../names/resolutions.js";
import type { Trail } from "../../names/trail.js";
import { isNamespace } from "../modules/module-path.js";
import type { PythonModules } from "../modules/python-modules.js";
import { nameIn } from "../modules/written-name.js";
import { ANY_NAME, assignedNames } from "./assigned-names.js";
import { firstThatExists, inOrderOfEffect, positionAt } from "./effective.js";
import { Inquiry, positionedName, TooDeep, type Question } from "./inquiry.js";
import { isLoadedBelow, loadedSubmodules } from "./loaded-submodule.js";
import { importOf, namespaces, nestedDefinition, type Bound, type Namespace, type Namespaces } from "./namespace.js";
import { starNames, type StarNames } from "./star-names.js";

const AT_THE_END = Number.POSITIVE_INFINITY;

/**
 * Answers what names stand for as CPython does when a module has run, over the facts of all files. Nothing is resolved before it is asked
 * for, and every answer that always holds is kept: that is the state which this class guards.
 */
export class PythonNames {
  readonly namespaces: Namespaces;
  readonly #files: readonly SourceFile[];
  readonly #modules: PythonModules;
  readonly trail: Trail;
  readonly #known: Answers<Resolution | null>;
  readonly #externals = new Externals();
  readonly #stars = new Map<Bound, StarNames>();
  readonly #loaded = new Map<string, ReadonlyMap<string, ImportFact>>();
  /** The names that modules get from others. */
  readonly assigned = new Asked<readonly string[]>({
    answer: (module) => this.#assignedTo(module),
    isSame: (left, right) => left.join("\0") === right.join("\0"),
  });
  #assigned: ReadonlyMap<string, ReadonlySet<string>> | null = null;
  /** Questions that are answered ahead of the ones that lead to them. */
  readonly #pending = new Set<string>();

  constructor(files: readonly SourceFile[], modules: PythonModules, trail: Trail) {
    this.trail = trail;
    this.#known = new Answers(trail);
    this.namespaces = namespaces(modules.facts);
    this.#files = files;
    this.#modules = modules;
  }

  /** What an attribute of a module gives; `*` for the module itself. */
  resolveExport(module: string, name: string): Resolution {
    return name === "*" ? moduleItself(module) : this.#ask((inquiry) => this.#attribute(module, name, inquiry));
  }

  /** What a dotted path means at the top level of a module, at its end or above a place in it; null when its first name is not bound there. */
  resolveLocal(path: string, [first = "", ...rest]: readonly string[], at: Span | null): Resolution | null {
    this.trail.pass(path);
    const module = this.namespaces.get(path);
    if (module === undefined) return null;
    const before = at === null ? AT_THE_END : positionAt(module, at);
    return this.#ask((inquiry) => {
      const start = this.#bound(module, first, before, inquiry);
      return start === null ? null : this.#members(start, rest, inquiry);
    });
  }

  /** What one imported name of an import leads to, without a hop for the import itself. */
  resolveImported(importer: string, fact: ImportFact, name: ImportedName): Resolution {
    const before = (): number => positionOf(this.namespaces.get(importer), fact, name);
    return this.#ask((inquiry) => this.#imported({ importer, fact, before }, name.imported, name.span, inquiry));
  }

  /** What a path of members below an already resolved name means. */
  resolveMembers(start: Resolution, path: readonly string[]): Resolution {
    return this.#ask((inquiry) => this.#members(start, path, inquiry));
  }

  /** What a star import brings to the module that writes it. */
  starOf(module: Namespace, star: Bound): StarNames {
    const group = `${module.path} ${star.index}`;
    let found = this.#stars.get(star);
    if (found === undefined) {
      found = this.trail.grouped(group, () => this.#starNames(module, star));
      this.#stars.set(star, found);
    }
    this.trail.passGroup(group);
    return found;
  }

  #starNames(module: Namespace, star: Bound): StarNames {
    const { passed, ...found } = starNames(module, star, this.namespaces, this.#modules.resolve);
    this.trail.passAll(passed);
    return found;
  }

  /** Whether another module makes a name of this one, or its stub says that it has the name, however it comes by it. */
  #isMadeElsewhere(path: string, name: string): boolean {
    this.trail.pass(`${path}i`);
    const assigned = this.assigned.ask(path, "");
    return (
      assigned.includes(name) ||
      assigned.includes(ANY_NAME) ||
      this.namespaces.get(`${path}i`)?.bindings.has(name) === true
    );
  }

  #assignedTo(path: string): readonly string[] {
    this.#assigned ??= assignedNames(this.#files, this.#modules);
    return [...(this.#assigned.get(path) ?? [])].sort();
  }

  #loadedBy(module: Namespace): ReadonlyMap<string, ImportFact> {
    const found = this.#loaded.get(module.path) ?? loadedSubmodules(module, this.#modules.resolve);
    this.#loaded.set(module.path, found);
    return found;
  }

  /** A question that lies too deep is answered first, and its answer kept, so that no chain is too long for the stack. */
  #ask<T>(request: (inquiry: Inquiry) => T): T {
    return this.trail.asking(() => {
      for (;;) {
        try {
          return request(new Inquiry(this.#known, this.trail));
        } catch (error) {
          if (!(error instanceof TooDeep)) throw error;
          this.#answerFirst(error.question);
        }
      }
    });
  }

  #answerFirst({ module, name, before }: Question): void {
    const question = positionedName({ name, before });
    const key = `${module}\0${question}`;
    const namespace = this.namespaces.get(module);
    const start = this.trail.here;
    this.trail.pass(module);
    if (namespace === undefined || this.#pending.has(key)) {
      this.#known.keep(module, question, unknown("cycle"), start);
      return;
    }
    this.#pending.add(key);
    const answer = this.#ask((inquiry) => this.#bound(namespace, name, before, inquiry));
    this.#known.keep(module, question, answer, start);
    this.#pending.delete(key);
  }

  #attribute(path: string, name: string, inquiry: Inquiry): Resolution {
    this.trail.pass(path);
    const module = this.namespaces.get(path);
    if (module === undefined) return this.#ofUnread(path, name);
    const bound = this.#bound(module, name, AT_THE_END, inquiry);
    return bound === null || isLoadedBelow(module, name, this.#loadedBy(module)) ? this.#unbound(module, name) : bound;
  }

  /** A folder, or a file that was not analysed: of those, only the submodules are known. */
  #ofUnread(path: string, name: string): Resolution {
    const found = this.#modules.submodule(path, name);
    if (found?.kind === "file") return moduleItself(found.path);
    if (found === null || !isNamespace(path)) return unknown("unreadModule");
    // Other parts of it may be anywhere, and it has what every module has.
    return found.kind === "unresolved" ? unknown("memberOfValue") : outside(found, NOWHERE, name, "*");
  }

  /** What a name means that no statement of the module binds: a submodule, or what the module has in another way. */
  #unbound(module: Namespace, name: string): Resolution {
    const found = this.#modules.submodule(module.path, name);
    if (found?.kind === "file") return moduleItself(found.path);
    if (module.facts.computedExports || this.#isMadeElsewhere(module.path, name)) return unknown("computedExports");
    if (MODULE_ATTRIBUTES.has(name)) return unknown("memberOfValue");
    // A stub need not say everything that is in what it describes.
    if (module.facts.problems.length > 0 || module.path.endsWith(".pyi")) return unknown("unreadModule");
    if (module.stars.some((star) => this.starOf(module, star).isOpen)) return unknown("starOfUnknown");
    return found?.kind === "unknown" ? unknown(found.reason) : missingName(module.path, name);
  }

  /** What the module's statements before a position bind a name to; null when none does. */
  #bound(module: Namespace, name: string, before: number, inquiry: Inquiry): Resolution | null {
    const known = this.#known.find(module.path, positionedName({ name, before }));
    if (known !== undefined) return known.result;
    this.trail.pass(module.path);
    const bounds = this.#boundBefore(module, name, before);
    if (bounds.length === 0) return null;
    const lookUp = (standAt: (position: number) => void): Resolution | null => {
      const meanings = lazily(inOrderOfEffect(module, bounds), (bound) => {
        standAt(bound.index);
        return this.#binding(module, bound, name, inquiry);
      });
      const found = firstThatExists(meanings);
      return found?.status === "unknown" && found.reason === "cycle" ? this.#whileRunning(module, name) : found;
    };
    // A module that is imported again while it runs has what was bound above the place where it is.
    const onCircle = (position: number): Resolution =>
      this.#bound(module, name, position, inquiry) ?? this.#whileRunning(module, name);
    return inquiry.answer({ module: module.path, name, before }, { lookUp, onCircle });
  }

  /** A name that is not bound yet: an import falls back to the submodule. */
  #whileRunning(module: Namespace, name: string): Resolution {
    const found = this.#modules.submodule(module.path, name);
    // Which hops a circle shows would depend on where it is entered.
    return found?.kind === "file" ? moduleItself(found.path) : unknown("cycle");
  }

  #boundBefore(module: Namespace, name: string, before: number): readonly Bound[] {
    const own = module.bindings.get(name) ?? [];
    if (before === AT_THE_END && module.stars.length === 0) return own;
    const stars = module.stars.filter((star) => this.starOf(module, star).names.has(name));
    if (before === AT_THE_END && stars.length === 0) return own;
    return [...own, ...stars].filter(({ index }) => index < before).sort((a, b) => a.index - b.index);
  }

  #binding(module: Namespace, { index, binding }: Bound, name: string, inquiry: Inquiry): Resolution {
    const { target, span } = binding;
    if (target.kind === "definition") return defined(module.path, target.definition);
    if (target.kind === "alias") {
      const [first = "", ...rest] = target.path;
      const start = this.#bound(module, first, index, inquiry);
      const result = start === null ? null : this.#members(start, rest, inquiry);
      // An alias that leads to nothing that can be named is a definition of its own.
      const leadsNowhere = result === null || result.status === "unresolved" || result.status === "unknown";
      if (leadsNowhere) return defined(module.path, target.definition);
      return prefixed([{ hop: "alias", file: module.path, span, name }], result);
    }
    const found = importOf(module, binding);
    if (found === null) return unknown("computedExports");
    const { fact, name: imported } = found;
    const isStar = binding.name === "*";
    const hop: Hop = isStar
      ? { hop: "star", file: module.path, span, name: fact.specifier }
      : { hop: "import", file: module.path, span: imported.span, name };
    const place = { importer: module.path, fact, before: () => (imported.typeOnly ? AT_THE_END : index) };
    const result = this.#imported(place, isStar ? name : imported.imported, imported.span, inquiry);
    // A submodule of another package does not keep its name for long: loading the package's own takes it.
    const own = isStar && result.status === "module" ? this.#modules.submodule(module.path, name) : null;
    return own?.kind === "file" ? moduleItself(own.path) : prefixed([hop], result);
  }

  #imported({ importer, fact, before }: ImportPlace, name: string, span: Span, inquiry: Inquiry): Resolution {
    const { specifier } = fact;
    const isTop = name === "*top";
    const target = isTop ? this.#modules.resolveTop(importer, specifier) : this.#modules.resolve(importer, specifier);
    if (target.kind === "external") return this.#externals.of(target.name, isTop ? "*" : name);
    if (target.kind !== "file")
      return outside(target, { file: importer, span: fact.span }, specifier, isTop ? "*" : name);
    if (isTop || name === "*") return moduleItself(target.path);
    const result = this.#taken(importer, specifier, target.path, name, before, inquiry);
    if (result.status !== "unresolved") return result;
    // The guess was wrong: the name is in what is called so outside.
    if (target.sureness === "guessed") return { status: "external", name: `${specifier}.${name}`, chain: [] };
    if (result.missing.kind === "module" || result.chain.length > 0) return result;
    // The hop that failed is the one that asked last.
    return { ...result, missing: { ...result.missing, at: { file: importer, span } } };
  }

  #taken(
    importer: string,
    specifier: string,
    path: string,
    name: string,
    before: () => number,
    inquiry: Inquiry,
  ): Resolution {
    if (isNamespace(path)) {
      const found = this.#modules.resolve(importer, nameIn(specifier, name));
      if (found.kind === "file") return moduleItself(found.path);
      return found.kind === "unresolved" ? missingName(path, name) : outside(found, NOWHERE, specifier, "*");
    }
    const own = path === importer ? this.namespaces.get(path) : undefined;
    if (own === undefined) return this.#attribute(path, name, inquiry);
    // `from . import x` in a package takes what is bound above it, else the submodule.
    return this.#bound(own, name, before(), inquiry) ?? this.#unbound(own, name);
  }

  #members(start: Resolution, path: readonly string[], inquiry: Inquiry): Resolution {
    let current = start;
    for (const [index, name] of path.entries()) {
      switch (current.status) {
        case "module":
          current = prefixed(current.chain, this.#attribute(current.module, name, inquiry));
          break;
        case "definition": {
          const nested = this.#nested(current.symbol, name);
          if (nested === null) return { status: "unknown", reason: "memberOfValue", chain: current.chain };
          current = prefixed(current.chain, nested);
          break;
        }
        case "external":
          return { ...current, name: [current.name, ...path.slice(index)].join(".") };
        default:
          return current;
      }
    }
    return current;
  }

  /** A class in a class is a definition with a dotted name; other members are not. */
  #nested(symbol: string, name: string): Resolution | null {
    const at = symbol.lastIndexOf("#");
    const path = symbol.slice(0, at);
    this.trail.pass(path);
    const module = this.namespaces.get(path);
    const found = module === undefined ? null : nestedDefinition(module, symbol.slice(at + 1), name);
    return module === undefined || found === null ? null : defined(module.path, found);
  }
}

interface ImportPlace {
  readonly importer: string;
  readonly fact: ImportFact;
  /** The position of the import in the order of bindings. */
  readonly before: () => number;
}

/** What every module has without binding it. */
const MODULE_ATTRIBUTES: ReadonlySet<string> = new Set(
  "__name__ __doc__ __package__ __loader__ __spec__ __path__ __file__ __cached__ __builtins__ __dict__ __class__ __annotations__ __all__".split(
    " ",
  ),
);

const NOWHERE = { file: "", span: [1, 1, 1, 1] } as const;

function positionOf(module: Namespace | undefined, fact: ImportFact, name: ImportedName): number {
  const bounds = name.local === null ? undefined : module?.bindings.get(name.local);
  const bound = bounds?.find(({ binding }) => module !== undefined && importOf(module, binding)?.name === name);
  // What is imported late, or never, is imported from a module that is done.
  return bound === undefined || fact.deferred || name.typeOnly ? AT_THE_END : bound.index;
}

function* lazily<T, R>(items: readonly T[], make: (item: T) => R): Iterable<R> {
  for (const item of items) yield make(item);
}
