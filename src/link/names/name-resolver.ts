import type { Binding, ExportFact, ImportedName, ImportFact } from "../../model/facts.js";
import type { SourceFile } from "../../model/graph.js";
import type { Hop, Resolution } from "../../model/resolution.js";
import { type Span } from "../../model/span.js";
import type { CodeBehind } from "../modules/code-behind.js";
import { isCode, type ModuleResolution } from "../modules/module-resolution.js";
import type { ResolveSpecifier } from "../modules/resolve-specifier.js";
import type { Ambient } from "./ambient.js";
import { Active, TooDeep } from "./active.js";
import { Answers } from "./answers.js";
import { Externals } from "./externals.js";
import { moduleTables, type ModuleTable, type ModuleTables } from "./module-table.js";
import { defined, missingName, moduleItself, outside, prefixed, unknown } from "./resolutions.js";
import { starExports, type StarExports, type StarTarget } from "./star-exports.js";
import type { Trail } from "./trail.js";

/** The definition of a value that is assigned to `module.exports` and has no name of its own. */
const ASSIGNED_VALUE = "module.exports";

/** What names are resolved in, beside the files. */
interface Surroundings {
  readonly resolveSpecifier: ResolveSpecifier;
  readonly ambient: Ambient;
  readonly codeBehind: CodeBehind;
  readonly trail: Trail;
}

/**
 * Answers what names stand for, over the facts of all files. Nothing is resolved before it is asked for, and every answer is kept:
 * that is the state which this class guards.
 */
export class NameResolver {
  readonly tables: ModuleTables;
  readonly #resolveSpecifier: ResolveSpecifier;
  readonly #ambient: Ambient;
  readonly #codeBehind: CodeBehind;
  readonly #externals = new Externals();
  readonly #stars = new Map<ModuleTable, StarExports>();
  readonly trail: Trail;
  readonly #known: Answers<Resolution>;
  /** Questions that are answered ahead of the ones that lead to them. */
  readonly #pending = new Set<string>();

  constructor(files: readonly SourceFile[], { resolveSpecifier, ambient, codeBehind, trail }: Surroundings) {
    this.trail = trail;
    this.#known = new Answers(trail);
    this.tables = moduleTables(files);
    this.#resolveSpecifier = resolveSpecifier;
    this.#ambient = ambient;
    this.#codeBehind = codeBehind;
  }

  /** What importing `name` from a module gives: `default`, `*` for the module itself, or a name. */
  resolveExport(module: string, name: string): Resolution {
    return this.#ask((active) => this.#exported(module, name, active));
  }

  /** What a dotted path means at the top level of a module; null when its first name is not bound there. */
  resolveLocal(module: string, path: readonly string[]): Resolution | null {
    this.trail.pass(module);
    const table = this.tables.get(module);
    return table === undefined ? null : this.#ask((active) => this.#local(table, path, active));
  }

  /** What one imported name of an import statement leads to, without a hop for the import itself. */
  resolveImported(importer: string, fact: ImportFact, name: ImportedName): Resolution {
    return this.#ask((active) => this.#imported(importer, fact, name.imported, name.span, active));
  }

  /** What a path of members below an already resolved name means in a file. */
  resolveMembers(importer: string, start: Resolution, path: readonly string[]): Resolution {
    return this.#ask((active) => this.#members(importer, start, path, active));
  }

  /** A question that lies too deep is answered first, and its answer kept, so that no chain is too long for the stack. */
  #ask<T>(question: (active: Active) => T): T {
    return this.trail.asking(() => {
      for (;;) {
        try {
          return question(new Active());
        } catch (error) {
          if (!(error instanceof TooDeep)) throw error;
          this.#answerFirst(error);
        }
      }
    });
  }

  #answerFirst({ module, exported }: TooDeep): void {
    const key = exportKey(module, exported);
    const start = this.trail.here;
    this.trail.pass(module);
    if (this.#pending.has(key)) this.#known.keep(module, exported, unknown("cycle"), start);
    this.#pending.add(key);
    const answer = this.#ask((active) => this.#exported(module, exported, active));
    this.#known.keep(module, exported, answer, start);
    this.#pending.delete(key);
  }

  /** All that a module gets through `export *`. */
  starsOf(module: ModuleTable): StarExports {
    let found = this.#stars.get(module);
    if (found === undefined) {
      found = this.trail.grouped(module.path, () => starExports(module, (from, star) => this.#starTarget(from, star)));
      this.#stars.set(module, found);
    }
    this.trail.passGroup(module.path);
    return found;
  }

  #starTarget(module: ModuleTable, star: ExportFact): StarTarget | null {
    this.trail.pass(module.path);
    const fact = star.source.kind === "reexport" ? module.facts.imports[star.source.import] : undefined;
    if (fact === undefined || this.#ambient.declares(module.path, fact.specifier)) return null;
    const target = this.#resolveSpecifier(module.path, fact.specifier, fact.form);
    if (target.kind === "file") this.trail.pass(target.path);
    const found = target.kind === "file" ? this.tables.get(target.path) : undefined;
    return target.kind === "file" && found !== undefined ? { module: found, sureness: target.sureness } : null;
  }

  #exported(path: string, name: string, active: Active): Resolution {
    const before = this.#known.find(path, name);
    if (before !== undefined) return before.result;
    if (active.isTooDeep) throw new TooDeep(path, name);
    const start = this.trail.here;
    this.trail.pass(path);
    const { result, isFinal } = active.within(
      exportKey(path, name),
      () => this.#lookUp(path, name, active),
      () => unknown("cycle"),
    );
    // Which hops a circle shows would depend on where it is entered.
    const answer = result.status === "unknown" && result.reason === "cycle" ? unknown("cycle") : result;
    if (isFinal) this.#known.keep(path, name, answer, start);
    return answer;
  }

  #lookUp(path: string, name: string, active: Active): Resolution {
    const module = this.tables.get(path);
    if (module === undefined) return name === "*" || !isCode(path) ? moduleItself(path) : unknown("unreadModule");
    const assigned = module.exports.get("=");
    if (name === "*") return assigned === undefined ? moduleItself(path) : this.#assigned(module, assigned, active);
    const own = module.exports.get(name);
    if (own !== undefined) return this.#exportFact(module, own, active);
    if (assigned !== undefined) return this.#ofAssigned(module, assigned, name, active);
    if (name === "default") return this.#withoutDefault(module);
    return this.#throughStars(module, name, active) ?? this.#notFound(module, name);
  }

  /** A name that a module has from another, or that code may give it; null when it has no such name. */
  #throughStars(module: ModuleTable, name: string, active: Active): Resolution | null {
    const stars = this.starsOf(module);
    const origin = stars.origins.get(name);
    if (origin !== undefined) return prefixed(stars.hopsTo(origin), this.#exported(origin.path, name, active));
    if (module.facts.computedExports) return unknown("computedExports");
    return stars.isOpen ? unknown("starOfUnknown") : null;
  }

  /** `export =` and `module.exports =` as a whole: the module itself, unless a class, a function or something with a name is assigned. */
  #assigned(module: ModuleTable, fact: ExportFact, active: Active): Resolution {
    const isValue =
      fact.source.kind === "definition" &&
      fact.source.definition === ASSIGNED_VALUE &&
      module.definitions.get(ASSIGNED_VALUE)?.kind === "constant";
    return isValue ? moduleItself(module.path) : this.#exportFact(module, fact, active);
  }

  /** What is assigned is the default import, and its members are the named ones. */
  #ofAssigned(module: ModuleTable, fact: ExportFact, name: string, active: Active): Resolution {
    const value = this.#assigned(module, fact, active);
    if (name === "default") return value;
    if (value.status === "module" && value.module === module.path) {
      // `module.exports = { ...require("./a") }`
      const spread = this.#throughStars(module, name, active);
      if (spread !== null) return spread;
      // Where no property was seen, an array or a text may be assigned, which has members of its own.
      return module.exports.size > 1 ? this.#notFound(module, name) : unknown("memberOfValue");
    }
    const member = this.#members(module.path, value, [name], active);
    return member.status === "unresolved" && module.facts.moduleKind === "commonjs"
      ? unknown("computedExports")
      : member;
  }

  #exportFact(module: ModuleTable, fact: ExportFact, active: Active): Resolution {
    const { source } = fact;
    if (source.kind === "definition") return defined(module.path, source.definition);
    if (source.kind === "reexport") {
      const hop: Hop = { hop: "reexport", file: module.path, span: fact.span, name: fact.name };
      const from = module.facts.imports[source.import];
      const name = from?.names[source.name]?.imported ?? "*";
      if (from === undefined) return unknown("computedExports");
      return prefixed([hop], this.#imported(module.path, from, name, fact.span, active));
    }
    const target = this.#local(module, source.path, active) ?? unbound(module, source.path);
    const isRenamed = source.path.length > 1 || (source.path[0] !== fact.name && fact.name !== "=");
    const hop: Hop = { hop: "alias", file: module.path, span: fact.span, name: fact.name };
    return isRenamed ? prefixed([hop], target) : target;
  }

  #imported(importer: string, fact: ImportFact, name: string, span: Span, active: Active): Resolution {
    const target: ModuleResolution = this.#ambient.declares(importer, fact.specifier)
      ? { kind: "external", name: fact.specifier }
      : this.#resolveSpecifier(importer, fact.specifier, fact.form);
    if (target.kind === "external") return this.#externals.of(target.name, name);
    if (target.kind !== "file") return outside(target, { file: importer, span: fact.span }, fact.specifier, name);
    const result = this.#running(importer, target.path, name, active);
    if (result.status === "unresolved" && target.sureness === "guessed") return unknown("unplacedSpecifier");
    if (result.status !== "unresolved" || result.missing.kind === "module" || result.chain.length > 0) return result;
    // The hop that failed is the one that asked last.
    return { ...result, missing: { ...result.missing, at: { file: importer, span } } };
  }

  /** What a module gives to a file: to JavaScript, which nobody compiles, also what the code has and its declarations leave out. */
  #running(importer: string, module: string, name: string, active: Active): Resolution {
    const result = this.#exported(module, name, active);
    const isBehind = result.status === "unresolved" && !isTyped(importer) && this.#isBehind(module, name, active);
    return isBehind ? unknown("undeclared") : result;
  }

  /** Whether the code behind a declaration file, which is what runs, exports a name that is not declared there. */
  #isBehind(declarations: string, name: string, active: Active): boolean {
    return this.#codeBehind.ask(declarations, "").some((path) => {
      // Asked of files that are not there too, since they may be in the next snapshot.
      this.trail.pass(path);
      return this.tables.has(path) && this.#exported(path, name, active).status !== "unresolved";
    });
  }

  #local(module: ModuleTable, path: readonly string[], active: Active): Resolution | null {
    this.trail.pass(module.path);
    const binding = module.bindings.get(path[0] ?? "");
    if (binding === undefined) return null;
    const start = this.#bound(module, binding, active);
    return path.length === 1 ? start : this.#members(module.path, start, path.slice(1), active);
  }

  #bound(module: ModuleTable, binding: Binding, active: Active): Resolution {
    const { target } = binding;
    if (target.kind === "definition") return defined(module.path, target.definition);
    if (target.kind === "alias") return this.#aliased(module, binding, target.path, target.definition, active);
    const fact = module.facts.imports[target.import];
    const name = fact?.names[target.name];
    if (fact === undefined || name === undefined) return unknown("computedExports");
    const hop: Hop = { hop: "import", file: module.path, span: name.span, name: binding.name };
    return prefixed([hop], this.#imported(module.path, fact, name.imported, name.span, active));
  }

  /** An alias that leads to nothing that can be named is a definition of its own. */
  #aliased(
    module: ModuleTable,
    binding: Binding,
    path: readonly string[],
    definition: string,
    active: Active,
  ): Resolution {
    if (path[0] === binding.name) return defined(module.path, definition);
    const { result } = active.within(
      `${module.path}\0 ${binding.name}`,
      () => this.#local(module, path, active),
      () => null,
    );
    if (result === null || result.status === "unresolved" || result.status === "unknown") {
      return defined(module.path, definition);
    }
    return prefixed([{ hop: "alias", file: module.path, span: binding.span, name: binding.name }], result);
  }

  #members(importer: string, start: Resolution, path: readonly string[], active: Active): Resolution {
    let current = start;
    for (const [index, name] of path.entries()) {
      switch (current.status) {
        case "module":
          current = prefixed(current.chain, this.#running(importer, current.module, name, active));
          break;
        case "definition": {
          const member = this.#memberOf(current.symbol, name, active);
          if (member === null) return { status: "unknown", reason: "memberOfValue", chain: current.chain };
          current = prefixed(current.chain, member);
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

  /** A member of a namespace is a definition, or an alias, with a dotted name; members of other values are not. */
  #memberOf(symbol: string, name: string, active: Active): Resolution | null {
    const at = symbol.lastIndexOf("#");
    const path = symbol.slice(0, at);
    this.trail.pass(path);
    const module = this.tables.get(path);
    const dotted = `${symbol.slice(at + 1)}.${name}`;
    const binding = module?.bindings.get(dotted);
    if (module !== undefined && binding !== undefined) return this.#bound(module, binding, active);
    return module?.definitions.has(dotted) === true ? defined(module.path, dotted) : null;
  }

  /** CommonJS that assigns no `module.exports` as a whole: its default import is the module. An ES module without default has none. */
  #withoutDefault(module: ModuleTable): Resolution {
    if (module.facts.moduleKind === "commonjs") return moduleItself(module.path);
    return module.facts.computedExports ? unknown("computedExports") : this.#notFound(module, "default");
  }

  /** The name is missing, unless it may be there in a way that the module's own syntax does not show. */
  #notFound(module: ModuleTable, name: string): Resolution {
    const { moduleKind, problems } = module.facts;
    // A script may be wrapped so that it exports, and another file may add declarations to a module.
    if (moduleKind === "script" && !isTyped(module.path)) return unknown("computedExports");
    if (this.#ambient.augments(module.path)) return unknown("computedExports");
    if (problems.length > 0) return unknown("unreadModule");
    if (moduleKind === "commonjs" && OBJECT_MEMBERS.has(name)) return unknown("memberOfValue");
    return missingName(module.path, name);
  }
}

function exportKey(module: string, name: string): string {
  return `${module}\0${name}`;
}

/** What every object has, the exports of a CommonJS module too, and the mark that compilers put on them. */
const OBJECT_MEMBERS: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), "__esModule"]);

/** What is exported without being bound here is a global, or declared where this analysis does not look: JavaScript has types in comments. */
function unbound(module: ModuleTable, path: readonly string[]): Resolution {
  const [name = ""] = path;
  if (module.definitions.has(name)) return defined(module.path, name);
  return isTyped(module.path) ? { status: "external", name: path.join("."), chain: [] } : unknown("unreadModule");
}

function isTyped(path: string): boolean {
  return /\.(?:[cm]?ts|tsx)$/.test(path);
}
