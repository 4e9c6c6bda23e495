import type { ImportFact } from "../../model/facts.js";
import type { Project } from "../project/project.js";
import type { TsConfig } from "../project/tsconfig.js";
import type { PathStyle } from "./typescript-path.js";

/** Whether a specifier is looked up as `import` does it or as `require` does it: packages may answer the two with different files. */
export type Usage = "import" | "require";

/** Who asks: what a specifier means depends on all of it. */
export interface Asker {
  readonly importer: string;
  readonly usage: Usage;
  readonly project: Project;
}

/** How the compiler looks for modules. `node16` stands for everything that follows Node with both of its module systems. */
export type ResolutionStyle = "bundler" | "node10" | "node16";

/** What `moduleResolution` says, or what follows from `module` (utilities.ts, `computedOptions.moduleResolution`). */
export function resolutionStyle(config: TsConfig | null): ResolutionStyle {
  const written = config?.moduleResolution ?? config?.module ?? null;
  if (written === null) return "bundler";
  if (config?.moduleResolution !== null && (written === "node" || written === "node10")) return "node10";
  return /^node(?:\d\d|next)$/.test(written) ? "node16" : "bundler";
}

/**
 * How paths without extension, and folders, are looked up for an import. A file that the compiler leaves out is run by something else, a test
 * runner most likely, which looks for them as bundlers do.
 */
export function pathStyle({ importer, usage, project }: Asker): PathStyle {
  const style = resolutionStyle(project.configFor(importer));
  if (style === "node10") return "two passes";
  return style === "node16" && usage === "import" && project.isIncluded(importer) ? "as written" : "one pass";
}

/** The usage of an import of a file (program.ts, `getEmitSyntaxForUsageLocationWorker`). */
export function usageOf(form: ImportFact["form"] | null, importer: string, project: Project): Usage {
  if (form === "require" || form === "importEquals") return "require";
  const config = project.configFor(importer);
  // Node loads ES modules by `import()` from everywhere; only a compiler that turns modules into CommonJS makes a `require` of it.
  if (form === "dynamicImport" && (isNodeModule(config) || config?.module === "preserve")) return "import";
  return usageOfFile(importer, config, project);
}

function usageOfFile(path: string, config: TsConfig | null, project: Project): Usage {
  if (/\.mts$|\.mjs$/.test(path)) return "import";
  if (/\.cts$|\.cjs$/.test(path)) return "require";
  if (isNodeModule(config)) {
    return project.packagesAbove(path)[0]?.json["type"] === "module" ? "import" : "require";
  }
  return config?.module === "commonjs" ? "require" : "import";
}

function isNodeModule(config: TsConfig | null): boolean {
  return config?.module !== null && config?.module !== undefined && /^node(?:\d\d|next)$/.test(config.module);
}
