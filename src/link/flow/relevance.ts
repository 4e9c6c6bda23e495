import type { FlowFacts, FlowFunction } from "../../model/flow.js";
import type { SymbolGraph } from "../../model/graph.js";
import { mentionsOf, topLevelMentions, type Mentions } from "../../model/flow-mentions.js";
import type { Resolution } from "../../model/resolution.js";
import { splitSymbolId } from "../../model/symbol-id.js";
import { externalName, packageName } from "./package-name.js";

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
  /** Whether something else that may make a route speaks of what a module calls by this name, and so may be what calls it. */
  readonly isSpokenOf: (file: string, name: string) => boolean;
}

/**
 * A function may make a route when it speaks of what makes routers, takes a router as a parameter, or speaks of something of which that
 * holds. Only files that know of routers, directly or through others, have such functions.
 */
export function relevanceOf({ graph, flows, entries, isMark, isRouterType }: RelevanceInput): Relevance {
  const roots = new Map<string, Map<string, Resolution | null>>();
  const rootOf = (file: string, name: string): Resolution | null => {
    let known = roots.get(file);
    if (known === undefined) roots.set(file, (known = new Map()));
    let found = known.get(name);
    if (found === undefined) known.set(name, (found = graph.resolveLocal(file, [name])));
    return found;
  };
  const spokenOf = (mentions: Mentions, file: string): Spoken => {
    const symbols = new Set<string>();
    const add = (
      resolution: Resolution | null,
      rest: readonly string[],
      isRelevant: (name: string) => boolean,
    ): boolean => {
      if (resolution === null) return false;
      if (resolution.status === "external") return isRelevant(externalName([resolution.name, ...rest].join(".")));
      if (resolution.status === "module") {
        // A module of CommonJS may be an application by itself.
        symbols.add(`${resolution.module}#module.exports`);
        const [name, ...members] = rest;
        if (name === undefined) return false;
        const member = graph.resolveExport(resolution.module, name);
        // What code sets on an object that it exports.
        if (member.status === "unknown" || member.status === "unresolved") symbols.add(`${resolution.module}#${name}`);
        return add(member, members, isRelevant);
      }
      if (resolution.status === "definition") symbols.add(topSymbol(resolution.symbol));
      return false;
    };
    const { types, paths, imports } = mentions;
    let isMaker = types.some((type) => speaks(type.split("."), isRouterType));
    for (const path of paths) if (speaks(path, isMark)) isMaker = true;
    for (const { import: index, taken } of imports) {
      const names = taken === null ? [...(graph.file(file)?.facts.imports[index]?.names.keys() ?? [])] : [taken.name];
      const members = taken?.members ?? [];
      for (const name of names) {
        const found = graph.resolveImport(file, { import: index, name });
        if (isUnplaced(found) ? isOfPackage(index, name, members, isMark) : add(found, members, isMark)) isMaker = true;
      }
    }
    return { isMaker, symbols: [...symbols] };

    function speaks(path: readonly string[], isRelevant: (name: string) => boolean): boolean {
      const [first = ""] = path;
      const root = rootOf(file, first);
      // Most names are a function's own.
      if (root === null) return false;
      const rest = path.slice(1);
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
  const { relevant, speakers } = relevantNames(flows, entries, spokenOf);
  const functions = new Map<FlowFunction, boolean>();
  return {
    ofFunction: (flow, file) => {
      let answer = functions.get(flow);
      if (answer === undefined) {
        const spoken = flows.has(file) ? spokenOf(mentionsOf(flow), file) : null;
        answer = spoken !== null && (spoken.isMaker || spoken.symbols.some((symbol) => relevant.has(symbol)));
        functions.set(flow, answer);
      }
      return answer;
    },
    ofName: (file, name) => relevant.has(`${file}#${name}`),
    isSpokenOf: (file, name) => {
      const symbol = `${file}#${name}`;
      return (speakers.get(symbol) ?? []).some((speaker) => speaker !== symbol && relevant.has(speaker));
    },
  };
}

function isUnplaced(resolution: Resolution | null): boolean {
  return resolution?.status === "unknown" && resolution.reason === "unplacedSpecifier";
}

interface Spoken {
  /** It speaks of what makes applications, routers or routes. */
  readonly isMaker: boolean;
  /** The names of modules that it speaks of. */
  readonly symbols: readonly string[];
}

/** All module-level names that are relevant: the ones that are by themselves, and whatever speaks of those. */
function relevantNames(
  flows: ReadonlyMap<string, FlowFacts>,
  entries: readonly string[],
  spokenOf: (mentions: Mentions, file: string) => Spoken,
): { readonly relevant: ReadonlySet<string>; readonly speakers: ReadonlyMap<string, readonly string[]> } {
  const speakers = new Map<string, string[]>();
  const open: string[] = [];
  for (const file of entries) {
    const flow = flows.get(file);
    if (flow === undefined) continue;
    for (const [name, mentions] of topLevelMentions(flow)) {
      const symbol = `${file}#${name}`;
      const spoken = spokenOf(mentions, file);
      if (spoken.isMaker) open.push(symbol);
      for (const of of spoken.symbols) {
        const known = speakers.get(of);
        if (known === undefined) speakers.set(of, [symbol]);
        else known.push(symbol);
      }
    }
  }
  const relevant = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (relevant.has(next)) continue;
    relevant.add(next);
    open.push(...(speakers.get(next) ?? []));
  }
  return { relevant, speakers };
}

/** `a.py#Outer.Inner~2` belongs to `a.py#Outer`. */
function topSymbol(symbol: string): string {
  const parts = splitSymbolId(symbol);
  if (parts === null || parts.name === "module.exports") return symbol;
  return `${parts.file}#${parts.name.replaceAll(/~\d+/g, "").split(".")[0] ?? ""}`;
}
