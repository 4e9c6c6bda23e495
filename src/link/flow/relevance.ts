import type { FlowFacts, FlowFunction } from "../../model/flow.js";
import type { SymbolGraph } from "../../model/graph.js";
import type { Resolution } from "../../model/resolution.js";
import { splitSymbolId } from "../../model/symbol-id.js";
import { externalName, packageName } from "./package-name.js";
import { mentionsOf, topLevelMentions, type Mentions } from "./mentions.js";

export interface RelevanceInput {
  readonly graph: SymbolGraph;
  readonly flows: ReadonlyMap<string, FlowFacts>;
  readonly entries: readonly string[];
  /** Whether a dotted external name makes an application, a router or a route. */
  readonly isMark: (name: string) => boolean;
  /** Whether a dotted external name is the type of an application or router. */
  readonly isRouterType: (name: string) => boolean;
}

/** Which functions and classes may make a route when they run, told from what they speak of. All others need not be run but for their value. */
export interface Relevance {
  readonly ofFunction: (flow: FlowFunction, file: string) => boolean;
  /** Of what a module calls by this name. */
  readonly ofName: (file: string, name: string) => boolean;
}

/**
 * A function may make a route when it speaks of what makes routers, takes a router as a parameter, or speaks of something of which that
 * holds. Only files that know of routers, directly or through others, have such functions.
 */
export function relevanceOf({ graph, flows, entries, isMark, isRouterType }: RelevanceInput): Relevance {
  const roots = new Map<string, Resolution | null>();
  const rootOf = (file: string, name: string): Resolution | null => {
    const key = `${file}#${name}`;
    let found = roots.get(key);
    if (found === undefined) {
      found = graph.resolveLocal(file, [name]);
      roots.set(key, found);
    }
    return found;
  };
  /** What is spoken of: `true` for what makes routes itself, symbols of names that may. */
  const spokenOf = (mentions: Mentions, file: string): true | readonly string[] => {
    const symbols = new Set<string>();
    const add = (
      resolution: Resolution | null,
      rest: readonly string[],
      isRelevant: (name: string) => boolean,
    ): boolean => {
      if (resolution === null) return false;
      if (resolution.status === "external") return isRelevant(externalName([resolution.name, ...rest].join(".")));
      if (resolution.status === "module") {
        const [name, ...members] = rest;
        return name !== undefined && add(graph.resolveExport(resolution.module, name), members, isRelevant);
      }
      if (resolution.status === "definition") symbols.add(topSymbol(resolution.symbol));
      return false;
    };
    const { types, paths, imports } = mentions;
    if (types.some((type) => speaks(type.split("."), isRouterType))) return true;
    if (paths.some((path) => speaks(path, isMark))) return true;
    for (const index of imports) {
      for (const name of graph.file(file)?.facts.imports[index]?.names.keys() ?? []) {
        const resolution = graph.resolveImport(file, { import: index, name });
        if (isUnplaced(resolution) ? isOfPackage(index, name, [], isMark) : add(resolution, [], isMark)) return true;
      }
    }
    return [...symbols];

    function speaks([first = "", ...rest]: readonly string[], isRelevant: (name: string) => boolean): boolean {
      const root = rootOf(file, first);
      if (!isUnplaced(root)) return add(root, rest, isRelevant);
      const all = graph.file(file)?.facts.imports ?? [];
      return all.some((fact, index) =>
        fact.names.some(({ local }, name) => local === first && isOfPackage(index, name, rest, isRelevant)),
      );
    }

    /** A package that nobody declares is told by the way it is written. */
    function isOfPackage(
      index: number,
      name: number,
      rest: readonly string[],
      isRelevant: (name: string) => boolean,
    ): boolean {
      const fact = graph.file(file)?.facts.imports[index];
      const written = fact === undefined ? null : packageName(fact, name);
      return written !== null && isRelevant(externalName([written, ...rest].join(".")));
    }
  };
  const relevant = relevantNames(flows, entries, spokenOf);
  const functions = new Map<FlowFunction, boolean>();
  return {
    ofFunction: (flow, file) => {
      let answer = functions.get(flow);
      if (answer === undefined) {
        const spoken = flows.has(file) ? spokenOf(mentionsOf(flow), file) : [];
        answer = spoken === true || spoken.some((symbol) => relevant.has(symbol));
        functions.set(flow, answer);
      }
      return answer;
    },
    ofName: (file, name) => relevant.has(`${file}#${name}`),
  };
}

function isUnplaced(resolution: Resolution | null): boolean {
  return resolution?.status === "unknown" && resolution.reason === "unplacedSpecifier";
}

/** All module-level names that are relevant: the ones that are by themselves, and whatever speaks of those. */
function relevantNames(
  flows: ReadonlyMap<string, FlowFacts>,
  entries: readonly string[],
  spokenOf: (mentions: Mentions, file: string) => true | readonly string[],
): ReadonlySet<string> {
  const speakers = new Map<string, string[]>();
  const open: string[] = [];
  for (const file of entries) {
    const flow = flows.get(file);
    if (flow === undefined) continue;
    for (const [name, mentions] of topLevelMentions(flow)) {
      const symbol = `${file}#${name}`;
      const spoken = spokenOf(mentions, file);
      if (spoken === true) open.push(symbol);
      else {
        for (const of of spoken) {
          const known = speakers.get(of);
          if (known === undefined) speakers.set(of, [symbol]);
          else known.push(symbol);
        }
      }
    }
  }
  const relevant = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (relevant.has(next)) continue;
    relevant.add(next);
    open.push(...(speakers.get(next) ?? []));
  }
  return relevant;
}

/** `a.py#Outer.Inner~2` belongs to `a.py#Outer`. */
function topSymbol(symbol: string): string {
  const parts = splitSymbolId(symbol);
  if (parts === null || parts.name === "module.exports") return symbol;
  return `${parts.file}#${parts.name.replaceAll(/~\d+/g, "").split(".")[0] ?? ""}`;
}
