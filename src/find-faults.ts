import { judgeFindings } from "./findings/judge-findings.js";
import { type ImportFault, type LeftFinding, refOf } from "./fix/import-fault.js";
import type { ResolvedImport, SymbolGraph } from "./model/graph.js";
import type { Finding } from "./model/report.js";
import { NO_ROUTES } from "./model/routes.js";
import type { Analysis } from "./pipeline.js";
import { brokenContracts, importedName, type LinkedContract, linkContracts } from "./rules/import-contracts.js";
import { RULES } from "./rules/index.js";
import { nonCanonicalImport } from "./rules/non-canonical-import.js";

/** The rule whose findings can be fixed. */
export const FIXABLE_RULE = nonCanonicalImport.id;

/** What a fix may be limited to: the rule, or one kind of it. */
export function fixableRules(): readonly string[] {
  return [FIXABLE_RULE, ...Object.keys(nonCanonicalImport.kinds).map((kind) => `${FIXABLE_RULE}/${kind}`)];
}

/** The findings that can be fixed or not, what suppressions silence left out. */
export function fixableFindings({ graph, manifest, roles, today }: Analysis): readonly Finding[] {
  const context = { graph, manifest, roles, routes: NO_ROUTES, suspects: [], today };
  const violations = nonCanonicalImport.stage === "graph" ? [...nonCanonicalImport.find(context)] : [];
  const { findings } = judgeFindings({ violations, rules: RULES, manifest, graph, today });
  return findings.filter(({ rule }) => rule === FIXABLE_RULE);
}

/** What is wrong with the imports that findings are about, and how it should be. */
export function importFaults(
  { graph, manifest }: Analysis,
  findings: readonly Finding[],
): { readonly faults: readonly ImportFault[]; readonly left: readonly LeftFinding[] } {
  const contracts = linkContracts(graph, manifest);
  const faults: ImportFault[] = [];
  const left: LeftFinding[] = [];
  for (const finding of findings) {
    const fault = faultOf(graph, contracts, finding);
    if (typeof fault === "string") left.push({ finding, reason: fault, unsafe: false });
    else faults.push(fault);
  }
  return { faults, left };
}

type Contracts = ReadonlyMap<string, readonly LinkedContract[]>;

function faultOf(graph: SymbolGraph, contracts: Contracts, finding: Finding): ImportFault | string {
  if (finding.kind === "rivalImported") return "it is another implementation, so who imports it has to change with it";
  const { file, span } = finding.place;
  const row = graph.importsIn(file).find((each) => each.span.every((number, index) => number === span[index]));
  const source = graph.file(file);
  if (row === undefined || source === null) return "its import cannot be found";
  if (row.form === "member") return "it is a member of a module that is imported whole";
  const ref = refOf(source, row);
  const broken = ref === null ? null : brokenBy(graph, contracts, row);
  if (ref === null || broken === null || row.module === null) return "its import cannot be found";
  const linked = broken.find(({ name }) => name === importedName(row)) ?? broken[0];
  if (linked === undefined || new Set(broken.map(({ canonical }) => canonical)).size > 1) {
    return "the manifest names more than one module to import it from";
  }
  const name = linked.name ?? defaultName(graph, linked);
  if (name === null) return `\`${linked.contract.from}\` does not offer it under a name of its own`;
  const { definition, canonical, contract } = linked;
  return { finding, row, ref, module: row.module, definition, canonical, name, from: contract.from };
}

function brokenBy(graph: SymbolGraph, contracts: Contracts, row: ResolvedImport): readonly LinkedContract[] | null {
  const { resolution } = row;
  if (resolution.status === "definition") {
    return brokenContracts(graph, contracts.get(resolution.symbol) ?? [], row)?.contracts ?? null;
  }
  if (resolution.status !== "module") return null;
  return [...contracts.values()].flat().filter(({ deprecated }) => deprecated.has(resolution.module));
}

function defaultName(graph: SymbolGraph, { canonical, definition }: LinkedContract): string | null {
  const resolution = graph.resolveExport(canonical, "default");
  return resolution.status === "definition" && resolution.symbol === definition ? "default" : null;
}
