import type { ts } from "ts-morph";
import type { SymbolGraph } from "../../../src/model/graph.js";
import type { CheckedFile } from "./checker-side.js";
import { answer } from "./compare-names.js";
import { declarationsOf, isMissing } from "./declared-name.js";
import type { Judgement } from "./tally.js";

/** Compares what every module exports, stars included, in both directions. */
export function compareExports(graph: SymbolGraph, files: ReadonlyMap<string, CheckedFile>): Judgement[] {
  const ours = new Map<string, string[]>();
  for (const { module, name, how } of graph.names) {
    if (how === "export") ours.set(module, [...(ours.get(module) ?? []), name]);
  }
  return [...files.values()].flatMap((file) => {
    const { checker } = file.program;
    const module = checker.getSymbolAtLocation(file.source);
    if (module === undefined) return [];
    const symbols = exportsOf(module, checker).filter((item) => !HIDDEN.has(item.name));
    const theirs = new Set(symbols.map((item) => item.name));
    const isComment = isTypedByComment(module, file);
    return [
      ...symbols.map((symbol) => ({
        isComment,
        ...answer(
          {
            about: "export",
            place: `${file.path} ${symbol.name}`,
            categories: ["exported"],
            resolution: graph.resolveExport(file.path, symbol.name),
            theirs: declarationsOf(symbol, file.program),
            isMissing: isMissing(symbol, file.program),
          },
          { graph, files },
        ),
      })),
      ...(ours.get(file.path) ?? [])
        .filter((name) => !theirs.has(name))
        .map((name) => ({ isComment, ...invented(file.path, name) })),
    ];
  });
}

/** Behind `export =` the names are the properties of what is exported, which the public method leaves out. */
function exportsOf(module: ts.Symbol, checker: ts.TypeChecker): readonly ts.Symbol[] {
  if (wholeExport(module) === undefined) return checker.getExportsOfModule(module);
  return (checker as InternalChecker).getExportsAndPropertiesOfModule(module);
}

function wholeExport(module: ts.Symbol): ts.Symbol | undefined {
  return [...(module.exports?.values() ?? [])].find((item) => item.name === "export=");
}

type InternalChecker = ts.TypeChecker & {
  readonly getExportsAndPropertiesOfModule: (module: ts.Symbol) => readonly ts.Symbol[];
};

/** Above `module.exports =` stands the type that the checker believes instead of looking at the value. */
function isTypedByComment(module: ts.Symbol, { program }: CheckedFile): boolean {
  const [whole] = wholeExport(module)?.declarations ?? [];
  return whole !== undefined && program.ts.getJSDocType(whole.parent) !== undefined;
}

/** What the checker adds to a module by itself. */
const HIDDEN = new Set(["export=", "prototype"]);

function invented(path: string, name: string): Judgement {
  return {
    about: "export",
    verdict: "disagree",
    place: `${path} ${name}`,
    categories: ["exported"],
    ours: "an export",
    theirs: "no such export",
  };
}
