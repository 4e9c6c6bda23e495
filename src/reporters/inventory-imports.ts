import { assertNever } from "../model/assert-never.js";
import type { ResolvedImport } from "../model/graph.js";
import type { Resolution } from "../model/resolution.js";
import { placeText } from "./console-layout.js";
import { jsonChain } from "./json.js";
import type { JsonHop } from "./report-schema.js";
import { safeJson, sanitize } from "./sanitize.js";

/** The rows that concern first-party code: what leads straight to a package or builtin is left out. */
export function firstPartyImports(imports: readonly ResolvedImport[]): readonly ResolvedImport[] {
  return imports.filter((row) => row.module !== null || row.resolution.status !== "external");
}

/** One row for every imported name, as JSON: what scripts and the oracles compare against. */
export function importsAsJson(imports: readonly ResolvedImport[]): string {
  return safeJson({ schemaVersion: 1, imports: imports.map(jsonImport) });
}

/** One line for every imported name: place, specifier, names, and what they stand for. */
export function importsAsText(imports: readonly ResolvedImport[]): string {
  return imports
    .map((row) => {
      const local = row.local === null || row.local === row.imported ? "" : ` as ${row.local}`;
      const what = sanitize(`${row.imported}${local} from "${row.specifier}"`);
      return `${placeText({ file: row.file, span: row.span })}  ${what}  ${sanitize(answer(row.resolution))}\n`;
    })
    .join("");
}

/** What a resolution says, in a few words. */
export function answer(resolution: Resolution): string {
  switch (resolution.status) {
    case "definition":
      return `→ ${resolution.symbol}`;
    case "module":
      return `→ module ${resolution.module}`;
    case "external":
      return `→ external ${resolution.name}`;
    case "unresolved":
      return "unresolved";
    case "unknown":
      return `unknown (${resolution.reason})`;
    default:
      return assertNever(resolution);
  }
}

interface JsonImport {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly specifier: string;
  readonly imported: string;
  readonly local: string | null;
  readonly kind: ResolvedImport["form"];
  readonly typeOnly: boolean;
  readonly test: boolean;
  readonly module: string | null;
  readonly status: Resolution["status"];
  readonly symbol: string | null;
  readonly chain: readonly JsonHop[];
}

function jsonImport(row: ResolvedImport): JsonImport {
  const [line, column] = row.span;
  return {
    file: row.file,
    line,
    column,
    specifier: row.specifier,
    imported: row.imported,
    local: row.local,
    kind: row.form,
    typeOnly: row.typeOnly,
    test: row.isTest,
    module: row.module,
    status: row.resolution.status,
    symbol: symbolOf(row.resolution),
    chain: jsonChain(row.resolution.chain),
  };
}

function symbolOf(resolution: Resolution): string | null {
  switch (resolution.status) {
    case "definition":
      return resolution.symbol;
    case "module":
      return resolution.module;
    case "external":
      return resolution.name;
    case "unresolved":
    case "unknown":
      return null;
    default:
      return assertNever(resolution);
  }
}
