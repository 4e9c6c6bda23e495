import type { Language } from "../model/facts.js";
import type { GraphDefinition, ModuleName, Question, ResolvedImport, SourceFile, SymbolGraph } from "../model/graph.js";
import { symbolId, type SymbolId } from "../model/symbol-id.js";
import { IMPORTED_DEFINITIONS, importsOfDefinition } from "./import-questions.js";
import type { LanguageLinker } from "./language-linker.js";
import type { Answers, LinkerBefore, LinksBefore } from "./links-before.js";
import type { Trail } from "./names/trail.js";
import type { Project } from "./project/project.js";
import { staleAnswers } from "./stale-answers.js";

export type Linkers = Readonly<Record<Language, LanguageLinker>>;

/** Everything that a graph is made of. */
export interface Linked {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly linkers: Linkers;
  readonly trail: Trail;
}

/** The graph finds everything out when it is first asked for, file by file and once: a question about one symbol needs little of it. */
export class LinkedGraph implements SymbolGraph {
  readonly files: readonly SourceFile[];
  readonly #linked: Linked;
  readonly #project: Project;
  readonly #answers = new Map<string, Answers>();
  readonly #askedByName = new Map<string, object>();
  /** How many answers to questions with a name were found out anew. */
  #news = 0;
  /** Whether what was taken over was found out under the same conditions. */
  #isAlike = false;
  #askedBefore: ReadonlySet<string> = new Set();
  #definitions: readonly GraphDefinition[] | null = null;
  #imports: readonly ResolvedImport[] | null = null;
  readonly #importsBySymbol = new Map<SymbolId, readonly ResolvedImport[]>();
  #importers: ReadonlyMap<SymbolId, readonly string[]> | null = null;
  #names: readonly ModuleName[] | null = null;
  #namesBySymbol: ReadonlyMap<string, readonly ModuleName[]> | null = null;

  constructor(linked: Linked, project: Project) {
    this.files = [...linked.files.values()];
    this.#linked = linked;
    this.#project = project;
  }

  /** What it has found out, for the next snapshot. */
  get before(): LinksBefore {
    const { files, linkers, trail } = this.#linked;
    const of = ({ whole, basis, asked: { ofModules, ofFolders } }: LanguageLinker): LinkerBefore => ({
      whole,
      basis,
      asked: { ofModules: ofModules.map(({ soFar }) => soFar), ofFolders: ofFolders.map(({ soFar }) => soFar) },
    });
    const { typescript, python } = linkers;
    return {
      files,
      linkers: { typescript: of(typescript), python: of(python) },
      groups: trail.groups,
      names: new Set(this.#askedByName.keys()),
      answers: this.#answers,
    };
  }

  /** Whether what it has found out is much more than what it took over: to keep it takes longer than to find a little of it out again. */
  get isWorthKeeping(): boolean {
    const isNew = [...this.#askedByName.keys()].some((name) => !this.#askedBefore.has(name));
    return isNew || !this.#isAlike || this.#news * 10 >= this.files.length;
  }

  /** Takes over what was found out about an earlier snapshot and that is the same in this one. */
  keepFrom(earlier: LinksBefore): void {
    const stale = staleAnswers(earlier, this.#linked);
    const { typescript, python } = earlier.linkers;
    const { linkers } = this.#linked;
    this.#askedBefore = earlier.names;
    this.#isAlike = typescript.basis === linkers.typescript.basis && python.whole === linkers.python.whole;
    for (const [path, answers] of earlier.answers) {
      // The same object: `link` uses files again that are what they were.
      if (earlier.files.get(path) !== this.#linked.files.get(path)) continue;
      const kept: Answers = new Map();
      for (const [question, answer] of answers) if (!hasAny(stale, answer.passed)) kept.set(question, answer);
      this.#answers.set(path, kept);
    }
  }

  readonly dependencyRange: SymbolGraph["dependencyRange"] = (file, name) => rangeAbove(this.#project, file, name);
  readonly packageOf: SymbolGraph["packageOf"] = (file) => {
    const [nearest] = this.#project.packagesAbove(file);
    return nearest === undefined ? null : { folder: nearest.directory, dependencies: nearest.ranges };
  };
  readonly file: SymbolGraph["file"] = (path) => {
    this.#linked.trail.passFacts(path);
    return this.#linked.files.get(path) ?? null;
  };
  readonly definition: SymbolGraph["definition"] = (symbol) => {
    return this.#definitionsIn(symbol.slice(0, symbol.lastIndexOf("#"))).get(symbol) ?? null;
  };
  readonly resolveExport: SymbolGraph["resolveExport"] = (module, name) =>
    this.#linkerOf(module).resolveExport(module, name);
  readonly resolveLocal: SymbolGraph["resolveLocal"] = (module, path, at) => {
    // What stands above a place is no part of what others see of a module.
    if (at !== undefined) this.#linked.trail.passFacts(module);
    return this.#linkerOf(module).resolveLocal(module, path, at ?? null);
  };

  readonly resolveImport: SymbolGraph["resolveImport"] = (module, ref) => {
    this.#linked.trail.pass(module);
    const fact = this.file(module)?.facts.imports[ref.import];
    if (fact === undefined) return { status: "unknown", reason: "unreadModule", chain: [] };
    const whole = { imported: "*", local: null, span: fact.span, typeOnly: false };
    return this.#linkerOf(module).resolveImport(module, fact, fact.names[ref.name] ?? whole);
  };

  readonly importedModule: SymbolGraph["importedModule"] = (module, index) => {
    this.#linked.trail.pass(module);
    const fact = this.file(module)?.facts.imports[index];
    const path = fact === undefined ? null : this.#linkerOf(module).importedModule(module, fact);
    return path !== null && this.file(path) !== null ? path : null;
  };

  readonly namesOf: SymbolGraph["namesOf"] = (symbol) => {
    this.#namesBySymbol ??= groupBySymbol(this.names);
    return this.#namesBySymbol.get(symbol) ?? [];
  };
  readonly importsOf: SymbolGraph["importsOf"] = (symbol) => {
    let rows = this.#importsBySymbol.get(symbol);
    if (rows === undefined) {
      this.#importers ??= this.#importersBySymbol();
      const importers = this.#importers.get(symbol) ?? [];
      const question = importsOfDefinition(symbol);
      rows = importers.flatMap((path) => {
        const file = this.file(path);
        return file === null ? [] : this.remembered(file, question);
      });
      this.#importsBySymbol.set(symbol, rows);
    }
    return rows;
  };

  readonly importsIn: SymbolGraph["importsIn"] = (path) =>
    this.#kept(path, IMPORTS, (file) => this.#linkerOf(path).importsOf(file)) ?? [];
  readonly namesIn: SymbolGraph["namesIn"] = (path, isWanted) => {
    if (isWanted === undefined) {
      return this.#kept(path, NAMES, (file) => this.#linkerOf(path).namesOf(file, () => true)) ?? [];
    }
    const file = this.file(path);
    return file === null ? [] : this.#linkerOf(path).namesOf(file, isWanted);
  };
  readonly remembered: SymbolGraph["remembered"] = (file, question) =>
    this.#kept(file.path, this.#named(file.path, question), (own) => question.ask(this, own)) ??
    question.ask(this, file);

  readonly moduleNamed: SymbolGraph["moduleNamed"] = (name) => {
    const path = name.replace(/^\.\//, "").replace(/\/$/, "");
    const { files, linkers } = this.#linked;
    return files.has(path) ? path : (linkers.typescript.moduleNamed(path) ?? linkers.python.moduleNamed(path));
  };

  get definitions(): readonly GraphDefinition[] {
    this.#definitions ??= this.files.flatMap((file) => [...this.#definitionsIn(file.path).values()]);
    return this.#definitions;
  }

  get imports(): readonly ResolvedImport[] {
    this.#imports ??= this.files.flatMap((file) => this.importsIn(file.path));
    return this.#imports;
  }

  get names(): readonly ModuleName[] {
    this.#names ??= this.files.flatMap((file) => this.namesIn(file.path));
    return this.#names;
  }

  /** The files that import each definition. */
  #importersBySymbol(): ReadonlyMap<SymbolId, readonly string[]> {
    const importers = new Map<SymbolId, string[]>();
    for (const file of this.files) {
      for (const symbol of this.remembered(file, IMPORTED_DEFINITIONS)) {
        const known = importers.get(symbol);
        if (known === undefined) importers.set(symbol, [file.path]);
        else known.push(file.path);
      }
    }
    return importers;
  }

  #definitionsIn(path: string): ReadonlyMap<string, GraphDefinition> {
    return this.#kept(path, DEFINITIONS, definitionsOf) ?? NO_DEFINITIONS;
  }

  #linkerOf(module: string): LanguageLinker {
    const known = this.#linked.files.get(module)?.language;
    return this.#linked.linkers[known ?? (/\.pyi?$|\/$/.test(module) ? "python" : "typescript")];
  }

  /** The questions with a name that were asked. */
  get askedByName(): ReadonlyMap<string, object> {
    return this.#askedByName;
  }

  /** A question; what was kept under its name is an answer to it. */
  #named(path: string, question: Question<unknown>): object {
    const { keptAs } = question;
    if (keptAs === undefined) return question;
    this.#askedByName.set(keptAs, question);
    const answers = this.#answers.get(path);
    const kept = answers?.get(keptAs);
    if (kept !== undefined) {
      answers?.set(question, kept);
      answers?.delete(keptAs);
    } else if (answers?.has(question) !== true) this.#news++;
    return question;
  }

  /** What was found out about a file, or is now; null for a file that was not analysed. */
  #kept<T>(path: string, question: object, find: (file: SourceFile) => T): T | null {
    const file = this.file(path);
    if (file === null) return null;
    const { trail } = this.#linked;
    let answers = this.#answers.get(path);
    if (answers === undefined) this.#answers.set(path, (answers = new Map()));
    let answer = answers.get(question);
    if (answer === undefined) {
      answer = trail.recording(() => {
        trail.pass(path);
        return find(file);
      });
      answers.set(question, answer);
    } else trail.passAll(answer.passed);
    return answer.value as T;
  }
}

function hasAny(set: ReadonlySet<string>, items: readonly string[]): boolean {
  for (const item of items) if (set.has(item)) return true;
  return false;
}

/** What the graph itself remembers of files. */
const IMPORTS = {};
const NAMES = {};
const DEFINITIONS = {};

const NO_DEFINITIONS: ReadonlyMap<string, GraphDefinition> = new Map();

function definitionsOf({ path, language, isTest, facts }: SourceFile): ReadonlyMap<string, GraphDefinition> {
  return new Map(
    facts.definitions.map((definition) => {
      const symbol = symbolId(path, definition.name);
      return [symbol, { symbol, file: path, language, isTest, facts: definition }];
    }),
  );
}

function rangeAbove(project: Project, file: string, name: string): string | null {
  if (/\.pyi?$/.test(file)) return project.python.rangeOf(file, name);
  for (const { ranges } of project.packagesAbove(file)) {
    const range = ranges.get(name);
    if (range !== undefined) return range;
  }
  return null;
}

function groupBySymbol(items: readonly ModuleName[]): ReadonlyMap<string, readonly ModuleName[]> {
  const groups = new Map<string, ModuleName[]>();
  for (const item of items) {
    if (item.resolution.status !== "definition") continue;
    const group = groups.get(item.resolution.symbol);
    if (group === undefined) groups.set(item.resolution.symbol, [item]);
    else group.push(item);
  }
  return groups;
}
