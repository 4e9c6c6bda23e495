import type { ImportFact } from "../../model/facts.js";
import type { Question, SourceFile, SymbolGraph } from "../../model/graph.js";
import type { Framework } from "./framework.js";

/**
 * The files that are run to find routes, sorted: those that import what makes routes, or the type of a router, and whatever imports those,
 * tests aside. Where an application is put together is above the routers, so it is among them; what handlers use is below, and is not.
 */
export function entryFiles(graph: SymbolGraph, frameworks: readonly Framework[]): readonly string[] {
  const found = new Set<string>();
  const open: string[] = [];
  const add = (path: string): void => {
    if (found.has(path) || graph.file(path)?.isTest !== false) return;
    found.add(path);
    open.push(path);
  };
  const marked = markedBy(frameworks);
  for (const file of graph.files) {
    if (file.isTest) continue;
    const isKnown = frameworks.some((framework) => framework.files?.(file.path) === true);
    if (isKnown || graph.remembered(file, marked)) add(file.path);
  }
  if (open.length === 0) return [];
  const importers = importersByModule(graph);
  for (let next = open.pop(); next !== undefined; next = open.pop()) importers.get(next)?.forEach(add);
  return [...found].sort();
}

/** The question whether a file says itself that it matters, by what it imports or binds: one object for one list of frameworks. */
function markedBy(frameworks: readonly Framework[]): Question<boolean> {
  let question = MARKED.get(frameworks);
  if (question === undefined) MARKED.set(frameworks, (question = marking(frameworks)));
  return question;
}

const MARKED = new WeakMap<readonly Framework[], Question<boolean>>();

function marking(frameworks: readonly Framework[]): Question<boolean> {
  const isMark = meeting(frameworks.flatMap((framework) => framework.marks));
  const isType = meeting(frameworks.flatMap((framework) => Object.keys(framework.types)));
  const names = new Set(frameworks.flatMap((framework) => framework.names ?? []));
  return {
    keptAs: `marked by ${frameworks.map(({ id }) => id).join(", ")}`,
    ask: (graph, { path, facts }) =>
      facts.bindings.some(({ name }) => names.has(name)) || importsMark(graph, path, facts.imports, { isMark, isType }),
  };
}

function importsMark(
  graph: SymbolGraph,
  path: string,
  imports: readonly ImportFact[],
  { isMark, isType }: Readonly<Record<"isMark" | "isType", (written: string) => boolean>>,
): boolean {
  return imports.some((fact, index) => {
    if (fact.form === "string" || fact.form === "importType" || fact.form === "mock") return false;
    return fact.names.some(({ imported, typeOnly }, name) => {
      const written =
        imported === "*" || imported === "*top" || imported === "default"
          ? fact.specifier
          : `${fact.specifier}.${imported}`;
      if (typeOnly ? !isType(written) : !isMark(written)) return false;
      const { status } = graph.resolveImport(path, { import: index, name });
      return status === "external" || status === "unknown";
    });
  });
}

/** Whether a name is one of these, or above or below one of them. Most names are imported by many files. */
function meeting(names: readonly string[]): (written: string) => boolean {
  const known = new Map<string, boolean>();
  return (written) => {
    let answer = known.get(written);
    if (answer === undefined) {
      answer = names.some((name) => isAtOrBelow(written, name) || isAtOrBelow(name, written));
      known.set(written, answer);
    }
    return answer;
  };
}

/** Whether a dotted name is another or lies below it. */
export function isAtOrBelow(name: string, top: string): boolean {
  return name === top || (name.startsWith(top) && /^[./]/.test(name.slice(top.length)));
}

function importersByModule(graph: SymbolGraph): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const file of graph.files) {
    if (file.isTest) continue;
    for (const module of graph.remembered(file, MODULES)) {
      const known = importers.get(module);
      if (known === undefined) importers.set(module, [file.path]);
      else known.push(file.path);
    }
  }
  return importers;
}

/** The files that a file imports when it runs. */
const MODULES: Question<readonly string[]> = {
  keptAs: "modules",
  ask: (graph, file) => [
    ...new Set(file.language === "typescript" ? modulesOfTypeScript(graph, file) : modulesOfPython(graph, file)),
  ],
};

/** What a module exports under a name may be another module, which it then imports itself. */
function modulesOfTypeScript(graph: SymbolGraph, { path, facts }: SourceFile): readonly string[] {
  return facts.imports.flatMap(({ names }, index) => {
    const isTypeOnly = names.length > 0 && names.every(({ typeOnly }) => typeOnly);
    return isTypeOnly ? [] : (graph.importedModule(path, index) ?? []);
  });
}

/** `from package import module`, which need not be in the package's own code. */
function modulesOfPython(graph: SymbolGraph, { path }: SourceFile): readonly string[] {
  return graph.importsIn(path).flatMap(({ module, resolution, typeOnly }) => {
    if (typeOnly) return [];
    return [...(module === null ? [] : [module]), ...(resolution.status === "module" ? [resolution.module] : [])];
  });
}
