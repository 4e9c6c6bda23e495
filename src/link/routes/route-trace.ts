import { createHash } from "node:crypto";
import type { Question, SourcePackage, SymbolGraph } from "../../model/graph.js";
import type { Resolution } from "../../model/resolution.js";

/** What the routes of a run depend on, besides this program: JSON-safe, and small beside what it stands for. */
export interface RouteTrace {
  /** Of the settings, the list of all files, and the list of those that are run whatever they need. */
  readonly settings: string;
  readonly files: string;
  readonly entries: string;
  /** By file whose content counts, what its content is known by. */
  readonly contents: Readonly<Record<string, string>>;
  /** What was asked of modules, and of the rest, each with a digest of the answers. */
  readonly modules: AskedOfModules;
  readonly answers: Readonly<Record<string, string>>;
  readonly others: AskedOthers & { readonly answers: string };
}

/** What was asked of one module, as it is asked again. */
export interface AskedOfModule {
  readonly exports: readonly string[];
  /** Of a dotted name the parts, with `\0` between them. */
  readonly locals: readonly string[];
  /** `1.0`: the first name of the second import. */
  readonly imports: readonly string[];
  readonly modules: readonly number[];
}

export interface AskedOthers {
  readonly named: readonly string[];
  /** A file and the name of a dependency, with `\0` between them. */
  readonly ranges: readonly string[];
  readonly packages: readonly string[];
}

/** By module. */
export type AskedOfModules = Readonly<Record<string, AskedOfModule>>;

/** A digest of what a graph answers to what was asked of each module; one object for one list of questions, which is kept with the answers. */
export function answersTo(asked: AskedOfModules): (graph: SymbolGraph, module: string) => string {
  const answers = (graph: SymbolGraph, module: string): string => {
    const ofModule = asked[module];
    return ofModule === undefined ? "" : answersOfModule(graph, module, ofModule);
  };
  const question: Question<string> = {
    keptAs: `answers for routes ${digestOf(asked)}`,
    ask: (graph, { path }) => answers(graph, path),
  };
  return (graph, module) => {
    const file = graph.file(module);
    return file === null ? answers(graph, module) : graph.remembered(file, question);
  };
}

function answersOfModule(graph: SymbolGraph, module: string, asked: AskedOfModule): string {
  return digestOf([
    asked.exports.map((name) => answerText(graph.resolveExport(module, name))),
    asked.locals.map((name) => answerText(graph.resolveLocal(module, name.split("\0")))),
    asked.imports.map((ref) => answerText(graph.resolveImport(module, refOf(ref)))),
    asked.modules.map((index) => graph.importedModule(module, index)),
  ]);
}

function refOf(ref: string): { readonly import: number; readonly name: number } {
  const [index, name] = ref.split(".").map(Number);
  return { import: index ?? -1, name: name ?? -1 };
}

/** The same of what was asked of no module. */
export function answersOfOthers(graph: SymbolGraph, { named, ranges, packages }: AskedOthers): string {
  return digestOf([
    named.map((name) => graph.moduleNamed(name)),
    ranges.map((key) => {
      const [file = "", name = ""] = key.split("\0");
      return graph.dependencyRange(file, name);
    }),
    packages.map((file) => packageText(graph.packageOf(file))),
  ]);
}

/** A digest of which files there are. */
export function digestOfFiles({ files }: SymbolGraph): string {
  return digestOf(files.map(({ path, language, isTest }) => [path, language, isTest]));
}

export function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, DIGEST);
}

/** Six bits each: two lists of answers that differ never have the same. */
const DIGEST = 22;

/** An answer as far as it makes a difference to routes: of the way to it only whether there is one. */
function answerText(answer: Resolution | null): string | null {
  switch (answer?.status) {
    case undefined:
      return null;
    case "definition":
      return `definition ${answer.chain.length === 0 ? "here" : "there"} ${answer.symbol}`;
    case "module":
      return `module ${answer.module}`;
    case "external":
      return `external ${answer.name}`;
    case "unresolved":
      return "unresolved";
    default:
      return `unknown ${answer?.reason ?? ""}`;
  }
}

function packageText(found: SourcePackage | null): unknown {
  return found === null ? null : [found.folder, [...found.dependencies]];
}
