import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import { compareStrings } from "../model/order.js";
import { resolveDeclared } from "../model/resolve-declared.js";
import type { Candidate, RoleReport } from "../model/role-report.js";
import type { EdgeKind, Surroundings } from "../model/surroundings.js";
import type { SymbolId } from "../model/symbol-id.js";
import { addImporters } from "./definition-importers.js";
import { Draft, plainEdge } from "./draft.js";
import { followImports } from "./module-surroundings.js";
import { bypassesIn, type SurroundingsInput } from "./surroundings-input.js";

/**
 * A role: every definition of it, what they are to one another, and who imports each by which way. A namesake does another job, so that its
 * importers are none of the role's.
 */
export function roleSurroundings(role: RoleReport, input: SurroundingsInput): Surroundings {
  const { graph, tests } = input;
  const draft = new Draft();
  const shown = role.definitions.filter(({ symbol, class: kind }) => {
    const isTest = graph.definition(symbol)?.isTest === true;
    // What the manifest names was asked for, wherever it is.
    const isShown = tests === "shown" || !isTest || kind === "canonical" || kind === "implementation";
    if (!isShown) draft.leaveOutTest(symbol);
    return isShown;
  });
  for (const symbol of role.canonical) {
    if (resolveDeclared(graph, symbol) === null) {
      draft.addNode({ kind: "missing", id: `missing:${symbol}`, distance: 0, names: [symbol] });
    }
  }
  for (const { symbol } of shown) addDefinition(draft, symbol, declarationsOf(graph, role, symbol), input);
  for (const candidate of shown) addRelations(draft, role, candidate, graph);
  const drawn = shown.filter((candidate) => candidate.class !== "namesake").map(({ symbol }) => symbol);
  return withImporters(draft, { kind: "role", role: role.id }, drawn, input);
}

/** One definition, what it is in each role, and who imports it by which way. */
export function definitionSurroundings(symbol: SymbolId, input: SurroundingsInput): Surroundings {
  const draft = new Draft();
  addDefinition(draft, symbol, [], input);
  return withImporters(draft, { kind: "definition", symbol }, [symbol], input);
}

function withImporters(
  draft: Draft,
  subject: Surroundings["subject"],
  symbols: readonly SymbolId[],
  input: SurroundingsInput,
): Surroundings {
  const bypassOf = bypassesIn(input);
  const { graph, direction, depth } = input;
  if (depth > 0) {
    for (const symbol of symbols) {
      const definition = graph.definition(symbol);
      if (definition !== null) addImporters(draft, definition, input, bypassOf);
    }
    const importing = draft.nodes.flatMap((node) => (node.kind === "module" ? node.file : []));
    followImports(draft, new Set(importing), input, 1);
  }
  return { subject, direction, depth, nodes: draft.nodes, edges: draft.edges, testsLeftOut: draft.testsLeftOut };
}

/** A facade is often declared by the name that modules call it by. */
function declarationsOf(graph: SymbolGraph, role: RoleReport, symbol: SymbolId): readonly SymbolId[] {
  const isMeant = (declared: SymbolId): boolean => {
    const resolution = resolveDeclared(graph, declared);
    return declared !== symbol && resolution?.status === "definition" && resolution.symbol === symbol;
  };
  return role.canonical.filter(isMeant).sort(compareStrings);
}

function addDefinition(
  draft: Draft,
  symbol: SymbolId,
  declaredAs: readonly SymbolId[],
  { graph, roles }: SurroundingsInput,
): void {
  const definition = graph.definition(symbol);
  if (definition === null) return;
  const { file, facts, isTest } = definition;
  const classes = roles.flatMap((role) => {
    const candidate = role.definitions.find((each) => each.symbol === symbol);
    return candidate === undefined ? [] : [{ role: role.id, class: candidate.class }];
  });
  const place = { file, span: facts.span };
  const node = { symbol, place, what: facts.kind, classes, declaredAs, isTest };
  draft.addNode({ kind: "definition", id: symbol, distance: 0, ...node });
}

function addRelations(draft: Draft, role: RoleReport, candidate: Candidate, graph: SymbolGraph): void {
  const { symbol, shared } = candidate;
  switch (candidate.class) {
    case "canonical":
      for (const each of peersOf(graph, role, symbol)) connect(draft, symbol, each, "implementedBy");
      return;
    case "delegate":
      for (const each of peersOf(graph, role, symbol)) connect(draft, symbol, each, "delegate");
      return;
    case "rival":
    case "copy":
    case "lookAlike": {
      const others = shared === null ? peersOf(graph, role, symbol) : [shared.with];
      for (const each of others) {
        if (draft.has(each)) draft.addEdge({ ...plainEdge(symbol, each, candidate.class), shared });
      }
      return;
    }
    default:
  }
}

function connect(draft: Draft, from: SymbolId, to: SymbolId, kind: EdgeKind): void {
  if (from !== to && draft.has(to)) draft.addEdge(plainEdge(from, to, kind));
}

/** What a definition of the role is compared with: in its own language. */
function peersOf(graph: SymbolGraph, role: RoleReport, symbol: SymbolId): readonly SymbolId[] {
  const language = languageOf(graph, symbol);
  return role.implementation.filter((each) => languageOf(graph, each) === language);
}

function languageOf(graph: SymbolGraph, symbol: SymbolId): GraphDefinition["language"] | null {
  return graph.definition(symbol)?.language ?? null;
}
