import picomatch from "picomatch";
import { assertNever } from "../model/assert-never.js";
import type { SymbolGraph } from "../model/graph.js";
import type { Role } from "../model/manifest.js";
import { findOwner } from "../model/owner.js";
import { resolveApplication } from "../model/resolve-application.js";
import { resolveDeclared } from "../model/resolve-declared.js";
import type { RoleReport } from "../model/role-report.js";
import type { KindMeta, RuleContext, RuleDocs } from "../model/rule.js";
import { simpleName, splitSymbolId, symbolId, type SymbolId } from "../model/symbol-id.js";
import { type DeclaredThing, declaredThings } from "./declared-things.js";
import { type Found, graphRule } from "./define-rule.js";
import { nearest } from "../model/nearest.js";

const STORE = `export class OrderStore {
  placeOrder(order: object): object {
    return order;
  }
}
`;

const docs: RuleDocs = {
  summary: "The manifest names what does not exist, allows what nobody needs, or has expired.",
  what: "Every symbol, module and glob of the manifest is looked up in the code. A variant whose last day has passed allows nothing any more. A variant is unused when its definition does not match the role, or is the canonical one.",
  why: "A manifest that points at nothing checks nothing, and says so nowhere: after a rename, the role that it declares would be watched by nobody.",
  example: {
    files: {
      "ssotlint.yaml": `version: 1
roles:
  order-store:
    canonical: src/store.ts#OrdersStore
    match: { name: "*order*store*" }
`,
      "src/store.ts": STORE,
    },
  },
  instead: {
    files: {
      "ssotlint.yaml": `version: 1
roles:
  order-store:
    canonical: src/store.ts#OrderStore
    formerly: src/store.ts#OrdersStore
    match: { name: "*order*store*" }
`,
      "src/store.ts": STORE,
    },
  },
  whenToAllow:
    "Hardly ever: correct the manifest. To keep a rule for code that is not there yet, set its kind to `note` under `rules`.",
  precision: "very-high",
  tags: ["ssot", "manifest"],
};

const kinds = {
  missing: {
    severity: "error",
    message: "{said} does not exist: `{text}`.",
    hint: "Correct the manifest, or restore what it names. {guess}",
  },
  expired: {
    severity: "error",
    message: "The variant `{name}` of role {role} was allowed until {until}.",
    hint: "Remove the variant from the code, or give it a new date with a reason.",
  },
  unusedVariant: {
    severity: "warning",
    message: "Role {role} allows the variant `{name}`, and nothing needs that: {why}.",
    hint: "Remove it from `variants` of role {role}.",
  },
} as const satisfies Readonly<Record<string, KindMeta>>;

/** The manifest and the code have drifted apart. */
export const manifestDrift = graphRule({ id: "manifest-drift", docs, kinds, find });

function* find({ graph, manifest, roles, routes, today }: RuleContext): Iterable<Found<typeof kinds>> {
  if (manifest.file === null) return;
  const apps = new Set(routes.apps.map(({ id }) => id));
  for (const thing of declaredThings(manifest)) {
    if (exists(graph, apps, thing)) continue;
    const { said, text, place, role } = thing;
    yield {
      kind: "missing",
      data: { said, text, guess: guess(graph, apps, thing) },
      place,
      symbol: thing.kind === "symbol" ? text : null,
      identity: [said, text],
      role,
    };
  }
  yield* unreachable(graph, manifest.imports);
  for (const role of manifest.roles) {
    const report = roles.find((each) => each.id === role.id);
    if (report !== undefined) yield* variants(graph, role, report, today);
  }
}

function exists(graph: SymbolGraph, apps: ReadonlySet<SymbolId>, { kind, text, role }: DeclaredThing): boolean {
  switch (kind) {
    case "role":
      return role !== null;
    case "symbol":
      // A name without a file is what lies outside the code: `events.EventEmitter`.
      return splitSymbolId(text) === null || resolveDeclared(graph, text) !== null;
    case "module":
      return graph.moduleNamed(text) !== null;
    case "owner":
      return findOwner(graph, text) !== null;
    case "application":
      return resolveApplication(graph, apps, text) !== null;
    case "function":
      return text.includes("#") ? resolveDeclared(graph, text) !== null : !isMissingIn(graph, text);
    case "glob":
      return graph.files.some(globMatcher(text));
    default:
      return assertNever(kind);
  }
}

/** A dotted name starts with a module of the code, which has nothing of the name; what starts with none is of a package. */
function isMissingIn(graph: SymbolGraph, dotted: string): boolean {
  const names = dotted.split(".");
  for (let count = names.length - 1; count > 0; count--) {
    const module = graph.moduleNamed(names.slice(0, count).join("."));
    if (module !== null) return graph.resolveExport(module, names.slice(count).join(".")).status === "unresolved";
  }
  return false;
}

function globMatcher(glob: string): (file: { readonly path: string }) => boolean {
  const matches = picomatch(glob, { dot: true });
  return ({ path }) => matches(path);
}

/** A canonical module that exists and does not have the symbol sends everybody to an import that fails. */
function* unreachable(
  graph: SymbolGraph,
  contracts: RuleContext["manifest"]["imports"],
): Iterable<Found<typeof kinds>> {
  for (const { symbol, from, fromPlace } of contracts) {
    const module = graph.moduleNamed(from);
    const target = resolveDeclared(graph, symbol);
    if (module === null || target?.status !== "definition") continue;
    const here = graph
      .namesIn(module)
      .some(({ resolution }) => resolution.status === "definition" && resolution.symbol === target.symbol);
    const own = graph.resolveExport(module, simpleName(symbol));
    if (here || own.status === "definition" || own.status === "unknown") continue;
    const said = `What is to be imported from \`${from}\``;
    yield {
      kind: "missing",
      data: { said, text: symbol, guess: `Define or export \`${simpleName(symbol)}\` in \`${module}\`.` },
      place: fromPlace,
      symbol,
      identity: [said, symbol],
    };
  }
}

function* variants(graph: SymbolGraph, role: Role, report: RoleReport, today: string): Iterable<Found<typeof kinds>> {
  for (const { symbol, until, place } of role.variants) {
    const resolution = resolveDeclared(graph, symbol);
    if (resolution?.status !== "definition") continue;
    const base = { place, symbol, identity: [role.id, symbol], role: role.id };
    const names = { role: role.id, name: simpleName(symbol) };
    if (until !== null && until < today) {
      yield { ...base, kind: "expired", data: { ...names, until } };
      continue;
    }
    const why = whyUnused(report, resolution.symbol);
    if (why !== null) yield { ...base, kind: "unusedVariant", data: { ...names, why } };
  }
}

function whyUnused(report: RoleReport, symbol: SymbolId): string | null {
  const candidate = report.definitions.find((each) => each.symbol === symbol);
  if (candidate?.class === "canonical") return "it is the canonical symbol itself";
  if (candidate?.class === "implementation") return "it is the implementation itself";
  return candidate === undefined || candidate.matchedBy === "declared" ? "it does not match the role" : null;
}

/** Where the missing thing probably went, as a sentence; empty when nothing is near. */
function guess(graph: SymbolGraph, apps: ReadonlySet<SymbolId>, { kind, text }: DeclaredThing): string {
  const near = nearestThing(graph, apps, kind, text);
  return near === null ? "" : `Did you mean \`${near}\`?`;
}

function nearestThing(
  graph: SymbolGraph,
  apps: ReadonlySet<SymbolId>,
  kind: DeclaredThing["kind"],
  text: string,
): string | null {
  switch (kind) {
    case "symbol":
    case "function":
      return nearestSymbol(graph, text);
    case "application":
      return nearest(text, apps);
    case "module":
    case "owner":
      return nearest(
        text,
        graph.files.map((file) => file.path),
      );
    case "glob":
    case "role":
      return null;
    default:
      return assertNever(kind);
  }
}

/** The same name elsewhere, if it is there only once; else a similar name in the same file; else a similar path. */
function nearestSymbol(graph: SymbolGraph, symbol: SymbolId): string | null {
  const parts = splitSymbolId(symbol);
  if (parts === null) return null;
  const moved = graph.definitions.filter(
    (definition) => !definition.isTest && definition.facts.name === parts.name && definition.symbol !== symbol,
  );
  if (moved.length === 1) return moved[0]?.symbol ?? null;
  const inFile = graph.namesIn(parts.file).map((name) => name.name);
  const renamed = nearest(parts.name, inFile);
  if (renamed !== null) return symbolId(parts.file, renamed);
  return nearest(
    symbol,
    graph.definitions.filter((one) => !one.isTest).map((one) => one.symbol),
  );
}
