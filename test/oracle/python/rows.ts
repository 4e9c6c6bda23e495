import { defaultManifest } from "../../../src/manifest/defaults.js";
import { assertNever } from "../../../src/model/assert-never.js";
import type { ResolvedImport } from "../../../src/model/graph.js";
import type { Resolution } from "../../../src/model/resolution.js";
import { analyze } from "../../../src/pipeline.js";
import { openWorktree } from "../../../src/snapshot/open-worktree.js";

/** A row of `inventory imports`, as `ask.py` reads it. */
export interface Row {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly form: ResolvedImport["form"];
  readonly specifier: string;
  readonly imported: string;
  readonly status: Resolution["status"];
  /** The symbol, module or external name; what is missing; why it is unknown. */
  readonly target: string;
}

/** What ssotlint says of the imports in some of the packages in a folder of installed packages. */
export async function rowsOf(root: string, include: readonly string[]): Promise<readonly Row[]> {
  const { snapshot } = await openWorktree(root);
  const manifest = defaultManifest();
  const { graph } = await analyze(snapshot, { ...manifest, source: { ...manifest.source, include } }, "2026-01-01");
  return graph.imports.map(({ file, span, form, specifier, imported, resolution }) => ({
    file,
    line: span[0],
    column: span[1],
    form,
    specifier,
    imported,
    status: resolution.status,
    target: targetOf(resolution),
  }));
}

function targetOf(resolution: Resolution): string {
  switch (resolution.status) {
    case "definition":
      return resolution.symbol;
    case "module":
      return resolution.module;
    case "external":
      return resolution.name;
    case "unresolved":
      return resolution.missing.kind === "name"
        ? `${resolution.missing.module} ${resolution.missing.name}`
        : resolution.missing.specifier;
    case "unknown":
      return resolution.reason;
    default:
      return assertNever(resolution);
  }
}
