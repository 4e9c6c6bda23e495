import type { Span } from "../../model/span.js";
import type { ImportRef } from "../../model/facts.js";
import type {
  GraphDefinition,
  ModuleName,
  ResolvedImport,
  SourceFile,
  SourcePackage,
  SymbolGraph,
} from "../../model/graph.js";
import type { Resolution } from "../../model/resolution.js";
import { splitSymbolId, type SymbolId } from "../../model/symbol-id.js";
import type { AskedOfModule, AskedOthers } from "./route-trace.js";

/** What was asked of a module, with the answers. */
class Answers {
  readonly exports = new Map<string, Resolution>();
  readonly locals = new Map<string, Resolution | null>();
  readonly imports = new Map<string, Resolution>();
  readonly modules = new Map<number, string | null>();
}

/** A graph that remembers what it was asked, and what it answered: linking routes asks the same things again and again. */
export class GraphRecorder implements SymbolGraph {
  /** The files whose facts somebody has looked at. */
  readonly opened = new Set<string>();
  /** Somebody has gone through all that there is, which no list of questions says. */
  isWhole = false;
  readonly #graph: SymbolGraph;
  readonly #asked = new Map<string, Answers>();
  readonly #views = new Map<string, SourceFile | null>();
  readonly #named = new Map<string, string | null>();
  readonly #ranges = new Map<string, string | null>();
  readonly #packages = new Map<string, SourcePackage | null>();
  #files: readonly SourceFile[] | null = null;

  constructor(graph: SymbolGraph) {
    this.#graph = graph;
  }

  /** What was asked of each module. */
  get modules(): ReadonlyMap<string, AskedOfModule> {
    return new Map(
      [...this.#asked].map(([module, { exports, locals, imports, modules }]) => [
        module,
        {
          exports: [...exports.keys()],
          locals: [...locals].flatMap(([name, answer]) => (this.#isOwn(module, answer) ? [] : [name])),
          imports: [...imports.keys()],
          modules: [...modules.keys()],
        },
      ]),
    );
  }

  /** What was asked of no module. */
  get others(): AskedOthers {
    return { named: [...this.#named.keys()], ranges: [...this.#ranges.keys()], packages: [...this.#packages.keys()] };
  }

  /** Which files there are says the list of them; what is in one, that it was looked at. */
  get files(): readonly SourceFile[] {
    this.#files ??= this.#graph.files.flatMap(({ path }) => this.file(path) ?? []);
    return this.#files;
  }

  file(path: string): SourceFile | null {
    let view = this.#views.get(path);
    if (view === undefined) {
      const file = this.#graph.file(path);
      view = file === null ? null : this.#viewOf(file);
      this.#views.set(path, view);
    }
    return view;
  }

  #viewOf(file: SourceFile): SourceFile {
    const { opened } = this;
    const { path, language, isTest } = file;
    return {
      path,
      language,
      isTest,
      get facts() {
        opened.add(path);
        return file.facts;
      },
    };
  }

  definition(symbol: SymbolId): GraphDefinition | null {
    const file = splitSymbolId(symbol)?.file;
    if (file !== undefined && this.file(file) !== null) this.opened.add(file);
    return this.#graph.definition(symbol);
  }

  resolveExport(module: string, name: string): Resolution {
    const { exports } = this.#of(module);
    let answer = exports.get(name);
    if (answer === undefined) exports.set(name, (answer = this.#graph.resolveExport(module, name)));
    return answer;
  }

  resolveLocal(module: string, path: readonly string[], at?: Span): Resolution | null {
    if (at !== undefined) {
      this.isWhole = true;
      return this.#graph.resolveLocal(module, path, at);
    }
    const { locals } = this.#of(module);
    const name = path.join("\0");
    let answer = locals.get(name);
    if (answer === undefined) locals.set(name, (answer = this.#graph.resolveLocal(module, path)));
    return answer;
  }

  resolveImport(module: string, ref: ImportRef): Resolution {
    const { imports } = this.#of(module);
    const key = `${ref.import}.${ref.name}`;
    let answer = imports.get(key);
    if (answer === undefined) imports.set(key, (answer = this.#graph.resolveImport(module, ref)));
    return answer;
  }

  importedModule(module: string, index: number): string | null {
    const { modules } = this.#of(module);
    let answer = modules.get(index);
    if (answer === undefined) modules.set(index, (answer = this.#graph.importedModule(module, index)));
    return answer;
  }

  #of(module: string): Answers {
    let asked = this.#asked.get(module);
    if (asked === undefined) this.#asked.set(module, (asked = new Answers()));
    return asked;
  }

  moduleNamed(name: string): string | null {
    let answer = this.#named.get(name);
    if (answer === undefined) this.#named.set(name, (answer = this.#graph.moduleNamed(name)));
    return answer;
  }

  dependencyRange(file: string, name: string): string | null {
    const key = `${file}\0${name}`;
    let answer = this.#ranges.get(key);
    if (answer === undefined) this.#ranges.set(key, (answer = this.#graph.dependencyRange(file, name)));
    return answer;
  }

  packageOf(file: string): SourcePackage | null {
    let answer = this.#packages.get(file);
    if (answer === undefined) this.#packages.set(file, (answer = this.#graph.packageOf(file)));
    return answer;
  }

  get definitions(): readonly GraphDefinition[] {
    return this.#all().definitions;
  }

  get imports(): readonly ResolvedImport[] {
    return this.#all().imports;
  }

  get names(): readonly ModuleName[] {
    return this.#all().names;
  }

  importsIn(file: string): readonly ResolvedImport[] {
    return this.#all().importsIn(file);
  }

  namesIn(module: string, isWanted?: (name: string) => boolean): readonly ModuleName[] {
    return this.#all().namesIn(module, isWanted);
  }

  namesOf(symbol: SymbolId): readonly ModuleName[] {
    return this.#all().namesOf(symbol);
  }

  importsOf(symbol: SymbolId): readonly ResolvedImport[] {
    return this.#all().importsOf(symbol);
  }

  readonly remembered: SymbolGraph["remembered"] = (file, question) => this.#all().remembered(file, question);

  /**
   * Whether an answer follows from the module alone, so that it is no question while that is as it was: a name that it defines itself, or
   * does not have. What a star import brings, or a package has because of its modules, does not.
   */
  #isOwn(module: string, answer: Resolution | null): boolean {
    const isOwn =
      answer === null ||
      (answer.status === "definition" && answer.chain.length === 0 && splitSymbolId(answer.symbol)?.file === module);
    if (!isOwn || module.endsWith("/__init__.py") || module === "__init__.py") return false;
    const imports = this.file(module)?.facts.imports;
    return imports?.every(({ names }) => names.every(({ local }) => local !== "*")) === true;
  }

  #all(): SymbolGraph {
    this.isWhole = true;
    return this.#graph;
  }
}
