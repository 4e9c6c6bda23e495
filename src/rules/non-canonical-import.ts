import type { ResolvedImport, SymbolGraph } from "../model/graph.js";
import { displayName } from "../model/display-name.js";
import { importedFrom } from "../model/imported-from.js";
import type { Manifest } from "../model/manifest.js";
import { resolveDeclared } from "../model/resolve-declared.js";
import type { RoleReport } from "../model/role-report.js";
import type { Evidence, KindMeta, RuleContext, RuleDocs } from "../model/rule.js";
import type { Place } from "../model/span.js";
import { simpleName, splitSymbolId, type SymbolId } from "../model/symbol-id.js";
import { type Found, graphRule } from "./define-rule.js";
import {
  type BrokenContracts,
  brokenContracts,
  importedName,
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

/** What a hint says of `ssotlint fix`, which itself leaves it out. */
export const BY_MACHINE = ": `ssotlint fix` does it where that is safe";

const IMPORT_FROM = `Import \`{name}\` from \`{from}\`${BY_MACHINE}.`;

const kinds = {
  viaDeprecated: {
    severity: "error",
    message: "`{name}` is imported from the deprecated module `{module}`, not from `{from}`.",
    hint: IMPORT_FROM,
  },
  rivalImported: {
    severity: "error",
    message: "`{name}` is imported from `{module}`: it competes with `{canonical}` for role {role}.",
    hint: "Import `{canonical}`, the canonical symbol of role {role}, from `{home}`.",
  },
  viaBarrel: {
    severity: "warning",
    message: "`{name}` is imported through the barrel `{module}`, not from `{from}`.",
    hint: IMPORT_FROM,
  },
  viaShim: {
    severity: "warning",
    message: "`{name}` is imported through `{module}`, not from `{from}`.",
    hint: IMPORT_FROM,
  },
  viaAlias: {
    severity: "warning",
    message: "`{name}` is imported from `{module}` under the name `{imported}`, not as `{name}` from `{from}`.",
    hint: IMPORT_FROM,
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
      const broken = brokenContracts(graph, contracts, row);
      if (broken !== null) yield found(graph, manifest, broken, row);
    }
  }
  yield* mockedModules(graph, manifest);
  yield* rivalImports(graph, roles);
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

/** One finding for an import, however many contracts say where else it could come from, and however many roles the symbol has. */
function found(
  graph: SymbolGraph,
  manifest: Manifest,
  { kind, module, contracts }: BrokenContracts,
  row: ResolvedImport,
): Found<typeof kinds> {
  const [{ contract, definition }] = contracts;
  const imported = importedName(row);
  const data = {
    name: simpleName(contract.symbol),
    imported,
    module,
    from: distinct(contracts.map((one) => one.contract.from)).join("` or `"),
  };
  const roles = rolesOf(graph, manifest, contract.symbol, definition);
  const [role = null] = roles;
  return {
    kind,
    data,
    place: { file: row.file, span: row.span },
    symbol: contract.symbol,
    identity: [row.file, contract.symbol, module, imported],
    role,
    chain: row.resolution.chain,
    evidence: [
      ...contracts.map((one) => ({
        message: "The manifest declares where to import it from.",
        place: one.contract.fromPlace,
      })),
      ...(roles.length > 1
        ? [{ message: `It is canonical for the roles ${roles.join(" and ")}.`, place: contract.place }]
        : []),
    ],
  };
}

/** The roles that declare a symbol as canonical, in the manifest's order; if none does, those that declare the same definition by another name. */
function rolesOf(graph: SymbolGraph, manifest: Manifest, symbol: SymbolId, definition: SymbolId): readonly string[] {
  const named = manifest.roles.filter((role) => role.canonical.some((one) => one.symbol === symbol));
  const isMeant = (declared: SymbolId): boolean => {
    const resolution = resolveDeclared(graph, declared);
    return resolution?.status === "definition" && resolution.symbol === definition;
  };
  const meant =
    named.length > 0 ? named : manifest.roles.filter((role) => role.canonical.some((one) => isMeant(one.symbol)));
  return meant.map(({ id }) => id);
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
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
    if (linked === undefined) continue;
    yield found(graph, manifest, { kind: "viaString", module: row.resolution.module, contracts: [linked] }, row);
  }
}

/** A definition may compete for several roles: its import is one finding, which names them all. */
function* rivalImports(graph: SymbolGraph, roles: readonly RoleReport[]): Iterable<Found<typeof kinds>> {
  const byRival = new Map<SymbolId, { readonly place: Place; readonly reports: RoleReport[] }>();
  for (const report of roles) {
    for (const { symbol, place, class: itsClass } of report.definitions) {
      if (itsClass !== "rival" && itsClass !== "copy") continue;
      const known = byRival.get(symbol) ?? { place, reports: [] };
      known.reports.push(report);
      byRival.set(symbol, known);
    }
  }
  for (const [rival, { place, reports }] of byRival) {
    const evidence = [{ message: `\`${simpleName(rival)}\` is defined here.`, place }];
    for (const row of oncePerFile(graph.importsOf(rival))) {
      if (isRivalOwn(graph, rival, row) || reports.every((report) => isHome(graph, report, row.file))) continue;
      yield rivalFound(graph, row, rival, { reports, evidence });
    }
  }
}

/** The rival's own module, a module that passes it on, and a string, which only names the place where it is looked up. */
function isRivalOwn(graph: SymbolGraph, rival: SymbolId, row: ResolvedImport): boolean {
  if (row.form === "string" || row.form === "mock" || importedFrom(row) === null) return true;
  return graph.definition(rival)?.file === row.file || passesOn(graph, rival, row);
}

/** What the canonical symbol is made of in its own module it cannot get from itself. */
function isHome(graph: SymbolGraph, { canonical, implementation }: RoleReport, file: string): boolean {
  return [...canonical, ...implementation].some((symbol) => {
    const resolution = resolveDeclared(graph, symbol);
    const defined = resolution?.status === "definition" ? splitSymbolId(resolution.symbol)?.file : null;
    return defined === file || splitSymbolId(symbol)?.file === file;
  });
}

/** The public symbol of a role in the language of a file, else the first one. */
function canonicalFor({ canonical, implementation }: RoleReport, file: string): SymbolId | null {
  const isPython = /\.pyi?$/.test(file);
  const declared = [...canonical, ...implementation];
  return declared.find((symbol) => /\.pyi?#/.test(symbol) === isPython) ?? declared[0] ?? null;
}

function rivalFound(
  graph: SymbolGraph,
  row: ResolvedImport,
  rival: SymbolId,
  { reports, evidence }: { readonly reports: readonly RoleReport[]; readonly evidence: readonly Evidence[] },
): Found<typeof kinds> {
  const module = importedFrom(row) ?? row.specifier;
  const declared = reports.map((report) => ({ id: report.id, symbol: canonicalFor(report, row.file) }));
  const canonical = declared.map(({ id, symbol }) => (symbol === null ? id : displayName(graph, symbol)));
  const homes = declared.map(({ id, symbol }) => (symbol === null ? id : (splitSymbolId(symbol)?.file ?? id)));
  return {
    kind: "rivalImported",
    data: {
      name: row.imported === "default" ? simpleName(rival) : importedName(row),
      module,
      canonical: distinct(canonical).join("` and `"),
      home: distinct(homes).join("` and `"),
      role: reports.map(({ id }) => id).join(" and "),
    },
    place: { file: row.file, span: row.span },
    symbol: rival,
    identity: [row.file, rival, module, importedName(row)],
    role: reports[0]?.id ?? null,
    chain: row.resolution.chain,
    evidence,
  };
}
