import type { GraphDefinition, ModuleName, ResolvedImport, SymbolGraph } from "../model/graph.js";
import type { Resolution } from "../model/resolution.js";
import type { RoleReport } from "../model/role-report.js";
import { counted, fill, listed, painter, placeText, words, type Paint } from "./console-layout.js";
import { answer } from "./inventory-imports.js";
import { jsonChain } from "./json.js";
import { safeJson, sanitize } from "./sanitize.js";

/** What `why` found out about a name. */
export interface Answer {
  readonly asked: string;
  readonly resolution: Resolution;
  readonly graph: SymbolGraph;
  readonly roles: readonly RoleReport[];
}

interface TextSettings {
  readonly width: number;
  readonly color: boolean;
}

/** The definition, the chain to it, what it is in each role, and everyone who reaches it by which name. */
export function whyAsText(found: Answer, settings: TextSettings): string {
  const paint = painter(settings.color);
  const { resolution } = found;
  const blocks = [
    [paint("strong", sanitize(found.asked)), `  ${sanitize(answer(resolution))}${definitionText(found)}`],
    chainLines(resolution, paint),
    roleLines(found, paint),
    nameLines(names(found), paint, settings.width),
    importLines(imports(found), paint),
  ].filter((block) => block.length > 0);
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

/** The same as JSON. */
export function whyAsJson(found: Answer): string {
  const { resolution } = found;
  const definition = definitionOf(found);
  return safeJson({
    schemaVersion: 1,
    asked: found.asked,
    status: resolution.status,
    symbol: resolution.status === "definition" ? resolution.symbol : null,
    kind: definition?.facts.kind ?? null,
    file: definition?.file ?? null,
    line: definition?.facts.span[0] ?? null,
    chain: jsonChain(resolution.chain),
    roles: classes(found).map(({ role, candidate }) => ({ role, class: candidate })),
    names: names(found).map((name) => ({
      module: name.module,
      name: name.name,
      line: name.place.span[0],
      how: name.how,
      test: name.isTest,
      chain: jsonChain(name.resolution.chain),
    })),
    imports: imports(found).map((row) => ({
      file: row.file,
      line: row.span[0],
      specifier: row.specifier,
      imported: row.imported,
      local: row.local,
      test: row.isTest,
    })),
  });
}

function definitionOf({ resolution, graph }: Answer): GraphDefinition | null {
  return resolution.status === "definition" ? graph.definition(resolution.symbol) : null;
}

function definitionText(found: Answer): string {
  const definition = definitionOf(found);
  if (definition === null) return "";
  return `, ${definition.facts.kind} at ${placeText({ file: definition.file, span: definition.facts.span })}`;
}

function chainLines(resolution: Resolution, paint: Paint): string[] {
  if (resolution.chain.length === 0) return [];
  const hops = resolution.chain.map(
    (hop) => `  ${hop.hop.padEnd(9)}${sanitize(hop.name)}  ${paint("faint", placeText(hop))}`,
  );
  return [paint("strong", "chain"), ...hops];
}

function classes({ resolution, roles }: Answer): { readonly role: string; readonly candidate: string }[] {
  if (resolution.status !== "definition") return [];
  return roles.flatMap((role) => {
    const definition = role.definitions.find((item) => item.symbol === resolution.symbol);
    return definition === undefined ? [] : [{ role: role.id, candidate: definition.class ?? "not compared" }];
  });
}

function roleLines(found: Answer, paint: Paint): string[] {
  const all = classes(found);
  return all.length === 0
    ? []
    : [paint("strong", "roles"), ...all.map(({ role, candidate }) => `  ${sanitize(role)}: ${candidate}`)];
}

function names({ resolution, graph }: Answer): readonly ModuleName[] {
  return resolution.status === "definition"
    ? graph.namesOf(resolution.symbol).filter((name) => name.how !== "import")
    : [];
}

function nameLines(found: readonly ModuleName[], paint: Paint, width: number): string[] {
  if (found.length === 0) return [];
  const byModule = groupByModule(found);
  const rows = [...byModule].flatMap(([module, inModule]) => {
    const spelled = inModule.map((name) => sanitize(name.name));
    return fill([`${sanitize(module)}:`, ...listed(spelled, spelled.length)], width, "  ", "    ");
  });
  const head = `${counted(found.length, "name")} in ${counted(byModule.size, "module")}`;
  return [paint("strong", head), ...rows];
}

function imports({ resolution, graph }: Answer): readonly ResolvedImport[] {
  return resolution.status === "definition" ? graph.importsOf(resolution.symbol) : [];
}

function importLines(found: readonly ResolvedImport[], paint: Paint): string[] {
  if (found.length === 0) return [];
  const rows = found.map((row) => {
    const local = row.local === null || row.local === row.imported ? "" : ` as ${row.local}`;
    const text = words(`${row.imported}${local} from "${row.specifier}"`).join(" ");
    return `  ${text}  ${paint("faint", placeText({ file: row.file, span: row.span }))}`;
  });
  const files = new Set(found.map((row) => row.file)).size;
  return [paint("strong", `imported ${counted(found.length, "time")} in ${counted(files, "file")}`), ...rows];
}

function groupByModule(found: readonly ModuleName[]): ReadonlyMap<string, readonly ModuleName[]> {
  const groups = new Map<string, ModuleName[]>();
  for (const name of found) groups.set(name.module, [...(groups.get(name.module) ?? []), name]);
  return groups;
}
