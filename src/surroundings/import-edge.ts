import type { ResolvedImport } from "../model/graph.js";
import type { Step, SurroundingEdge } from "../model/surroundings.js";

/** The arrow of one import. */
export function importEdge(row: ResolvedImport, to: string, bypass: string | null): SurroundingEdge {
  const kind = isString(row) ? "string" : row.typeOnly ? "types" : "imports";
  return { from: row.file, to, kind, bypass, steps: [stepOf(row)], shared: null };
}

function stepOf(row: ResolvedImport): Step {
  return {
    how: howOf(row),
    place: { file: row.file, span: row.span },
    imported: row.imported,
    local: row.local === row.imported ? null : row.local,
  };
}

function howOf(row: ResolvedImport): Step["how"] {
  if (isString(row)) return "string";
  if (row.form === "member") return "member";
  if (row.form !== "reexport") return "import";
  return row.imported === "*" && row.local === null ? "star" : "reexport";
}

function isString({ form }: ResolvedImport): boolean {
  return form === "string" || form === "mock";
}
