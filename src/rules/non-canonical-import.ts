import type { ResolvedImport, SymbolGraph } from "../model/graph.js";
import { displayName } from "../model/display-name.js";
import { importedFrom } from "../model/imported-from.js";
import type { Manifest } from "../model/manifest.js";
import type { RoleReport } from "../model/role-report.js";
import type { Evidence, KindMeta, RuleContext, RuleDocs } from "../model/rule.js";
import { simpleName, type SymbolId } from "../model/symbol-id.js";
import { type Found, graphRule } from "./define-rule.js";
import {
  contractFor,
  importedName,
  isBarrel,
  isExempt,
  type LinkedContract,
  linkContracts,
  passesOn,
} from "./import-contracts.js";

const SHOP = {
  "ssotlint.yaml": `version: 1
imports:
  - symbol: src/orders/store.ts#OrderStore
    from: src/orders/store.ts
    deprecated: [src/compat.ts]
`,
  "src/orders/store.ts": `export class OrderStore {
  placeOrder(order: object): object {
    return order;
  }
}
`,
  "src/compat.ts": 'export { OrderStore } from "./orders/store.js";\n',
};

const docs: RuleDocs = {
  summary: "A symbol is imported by another way than its canonical path, whatever it is called on the way.",
  what: "Imports are judged by what they resolve to: a re-export, an alias, `import pkg` with `pkg.X`, and a type-only import that reach the declared definition are all imports of it. Left out are the defining and the canonical module, the files beside them in the same package, and modules that only pass the name on: their users are judged. Importing a rival of a role is reported too.",
  why: "Each second path has to keep working, hides who uses what, and is where a move or a rename breaks start-up.",
  example: {
    files: {
      ...SHOP,
      "src/checkout.ts": 'import { OrderStore } from "./compat.js";\n\nexport const store = new OrderStore();\n',
    },
  },
  instead: {
    files: {
      ...SHOP,
      "src/checkout.ts": 'import { OrderStore } from "./orders/store.js";\n\nexport const store = new OrderStore();\n',
    },
  },
  whenToAllow:
    "While a move is under way: allow single imports in place with a reason and an end date, or lower the severity for the folders that have not moved yet.",
  precision: "very-high",
  tags: ["ssot", "imports"],
};

const kinds = {
  viaDeprecated: {
    severity: "error",
    message: "`{name}` is imported from the deprecated module `{module}`, not from `{from}`.",
    hint: "Import `{name}` from `{from}`.",
  },
  rivalImported: {
    severity: "error",
    message: "`{name}` is imported from `{module}`: it competes with `{canonical}` for role {role}.",
    hint: "Import `{canonical}`, the canonical symbol of role {role}.",
  },
  viaBarrel: {
    severity: "warning",
    message: "`{name}` is imported through the barrel `{module}`, not from `{from}`.",
    hint: "Import `{name}` from `{from}`.",
  },
  viaShim: {
    severity: "warning",
    message: "`{name}` is imported through `{module}`, not from `{from}`.",
    hint: "Import `{name}` from `{from}`.",
  },
  viaAlias: {
    severity: "warning",
    message: "`{name}` is imported from `{module}` under the name `{imported}`, not as `{name}` from `{from}`.",
    hint: "Import `{name}` from `{from}`.",
  },
  viaString: {
    severity: "warning",
    message: "A string names `{name}` in the deprecated module `{module}`, not in `{from}`.",
    hint: "Name the module in which it is used, or `{from}`.",
  },
} as const satisfies Readonly<Record<string, KindMeta>>;

/** A symbol is imported by another way than its canonical path. */
export const nonCanonicalImport = graphRule({ id: "non-canonical-import", docs, kinds, find });

function* find({ graph, manifest, roles }: RuleContext): Iterable<Found<typeof kinds>> {
  for (const [definition, contracts] of linkContracts(graph, manifest)) {
    for (const row of oncePerFile(graph.importsOf(definition))) {
      const contract = contractFor(contracts, row);
      if (contract !== undefined) yield* judge(graph, manifest, contract, row);
    }
  }
  yield* mockedModules(graph, manifest);
  for (const role of roles) yield* rivalImports(graph, role);
}

/** A member of an imported module counts once for a file, at its first use. */
function oncePerFile(rows: readonly ResolvedImport[]): readonly ResolvedImport[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = `${row.file} ${row.imported} ${importedFrom(row)}`;
    if (row.form !== "member") return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function* judge(
  graph: SymbolGraph,
  manifest: Manifest,
  linked: LinkedContract,
  row: ResolvedImport,
): Iterable<Found<typeof kinds>> {
  const module = importedFrom(row);
  if (module === null) return;
  if (row.form === "string" || row.form === "mock") {
    if (linked.deprecated.has(module)) yield found(manifest, linked, row, "viaString", module);
    return;
  }
  if (isExempt(graph, linked, row)) return;
  const kind = kindOf(linked, row, module);
  if (kind !== null) yield found(manifest, linked, row, kind, module);
}

type ContractKind = Exclude<keyof typeof kinds, "rivalImported">;

function kindOf(linked: LinkedContract, row: ResolvedImport, module: string): ContractKind | null {
  if (linked.deprecated.has(module) && module !== linked.canonical) return "viaDeprecated";
  const imported = importedName(row);
  // The default export has no name of its own, so taking it from the canonical module is no alias.
  const isOwnName = linked.name === null || imported === linked.name || imported === "default";
  if (!isOwnName) return "viaAlias";
  if (module === linked.canonical) return null;
  return isBarrel(module) ? "viaBarrel" : "viaShim";
}

function found(
  manifest: Manifest,
  { contract }: LinkedContract,
  row: ResolvedImport,
  kind: ContractKind,
  module: string,
): Found<typeof kinds> {
  const imported = importedName(row);
  const data = { name: simpleName(contract.symbol), imported, module, from: contract.from };
  return {
    kind,
    data,
    place: { file: row.file, span: row.span },
    symbol: contract.symbol,
    identity: [row.file, contract.symbol, module, imported],
    role: manifest.roles.find((role) => role.canonical.some(({ symbol }) => symbol === contract.symbol))?.id ?? null,
    chain: row.resolution.chain,
    evidence: [{ message: "The manifest declares where to import it from.", place: contract.fromPlace }],
  };
}

/** A whole deprecated module in a string or a mock leads to no definition, and stands for the declared ones in it. */
function* mockedModules(graph: SymbolGraph, manifest: Manifest): Iterable<Found<typeof kinds>> {
  const byModule = new Map<string, LinkedContract>();
  for (const linked of [...linkContracts(graph, manifest).values()].flat()) {
    for (const module of linked.deprecated) if (!byModule.has(module)) byModule.set(module, linked);
  }
  if (byModule.size === 0) return;
  for (const row of graph.imports) {
    if ((row.form !== "mock" && row.form !== "string") || row.resolution.status !== "module") continue;
    const linked = byModule.get(row.resolution.module);
    if (linked !== undefined) yield found(manifest, linked, row, "viaString", row.resolution.module);
  }
}

function* rivalImports(graph: SymbolGraph, report: RoleReport): Iterable<Found<typeof kinds>> {
  const declared = report.canonical[0] ?? report.implementation[0];
  const canonical = declared === undefined ? report.id : displayName(graph, declared);
  for (const rival of report.definitions) {
    if (rival.class !== "rival" && rival.class !== "copy") continue;
    for (const row of oncePerFile(graph.importsOf(rival.symbol))) {
      if (isRivalOwn(graph, rival.symbol, row)) continue;
      yield rivalFound(row, rival.symbol, { role: report.id, canonical }, [
        { message: `\`${simpleName(rival.symbol)}\` is defined here.`, place: rival.place },
      ]);
    }
  }
}

/** The rival's own module, a module that passes it on, and a string, which only names the place where it is looked up. */
function isRivalOwn(graph: SymbolGraph, rival: SymbolId, row: ResolvedImport): boolean {
  if (row.form === "string" || row.form === "mock" || importedFrom(row) === null) return true;
  return graph.definition(rival)?.file === row.file || passesOn(graph, rival, row);
}

function rivalFound(
  row: ResolvedImport,
  rival: SymbolId,
  { role, canonical }: { readonly role: string; readonly canonical: string },
  evidence: readonly Evidence[],
): Found<typeof kinds> {
  const module = importedFrom(row) ?? row.specifier;
  return {
    kind: "rivalImported",
    data: { name: row.imported === "default" ? simpleName(rival) : importedName(row), module, canonical, role },
    place: { file: row.file, span: row.span },
    symbol: rival,
    identity: [row.file, rival, module, importedName(row)],
    role,
    chain: row.resolution.chain,
    evidence,
  };
}
