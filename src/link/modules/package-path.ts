import type { Package } from "../project/package-json.js";
import { readManifestFields } from "../project/package-json.js";
import type { Project } from "../project/project.js";
import type { TsConfig } from "../project/tsconfig.js";
import { joinInside } from "./file-table.js";
import { pathStyle, resolutionStyle, type Asker, type Usage } from "./module-usage.js";
import { packageTargets } from "./package-targets.js";
import { resolveFile, resolveFolder, resolvePath, resolveWritten } from "./typescript-path.js";

/**
 * The file that an entry of a workspace package means: through `exports`, else `types` and `main`, else the path itself.
 * Where that names a build output which is not there, its source is meant.
 *
 * @param entry `.` or `./sub/path`
 */
export function resolvePackageEntry(found: Package, entry: string, asker: Asker): string | null {
  const { exports } = found.json;
  const hasExports = exports !== undefined && exports !== null;
  // The old way of the compiler to look for modules knows nothing of `exports`, the program that runs does.
  const isOldWay = resolutionStyle(asker.project.configFor(asker.importer)) === "node10";
  if (hasExports && !isOldWay) return exportedFile(found, entry, asker);
  const file = entry === "." ? mainFile(found, asker.project) : subpath(found, entry, asker);
  return file ?? (hasExports ? exportedFile(found, entry, asker) : null);
}

/** What a `#name` of the package's own `imports` leads to: a path in the package, or another specifier. */
export function resolvePackageImport(
  found: Package,
  specifier: string,
  asker: Asker,
): { readonly path: string } | { readonly specifier: string } | null {
  for (const conditions of conditionSets(asker)) {
    const targets = packageTargets(found.json["imports"], specifier, conditions);
    for (const target of targets) {
      if (!target.startsWith("./")) return { specifier: target };
      const path = targetFile(found, target, asker.project);
      if (path !== null) return { path };
    }
  }
  return null;
}

function exportedFile(found: Package, entry: string, asker: Asker): string | null {
  for (const conditions of conditionSets(asker)) {
    for (const target of packageTargets(found.json["exports"], entry, conditions)) {
      const file = targetFile(found, target, asker.project);
      if (file !== null) return file;
    }
  }
  return null;
}

/** The conditions in force first; then those under which packages name their sources; then the other module system's. */
function conditionSets({ importer, usage, project }: Asker): readonly ReadonlySet<string>[] {
  const config = project.configFor(importer);
  const platform = resolutionStyle(config) === "bundler" ? [] : ["node"];
  const others: Usage = usage === "import" ? "require" : "import";
  const base = ["types", ...platform, ...(config?.customConditions ?? [])];
  return [
    new Set([...base, usage]),
    new Set([...base, usage, "source", "development", "node"]),
    new Set([...base, others, "node"]),
  ];
}

/** Targets are files as they are written: no extension is added, and a folder means nothing. */
function targetFile(found: Package, target: string, project: Project): string | null {
  const path = joinInside(found.directory, target);
  return path === null ? null : (resolveWritten(path, project.files) ?? sourceOf(found, path, project));
}

function mainFile(found: Package, project: Project): string | null {
  const { files, packageAt } = project;
  const byTypes = firstFile(found, ["types", "typings", "main"], project);
  if (byTypes !== null) return byTypes;
  return (
    resolveFolder(found.directory, files, packageAt, "one pass") ??
    firstFile(found, ["module", "source"], project) ??
    inSource(found, "index", project)
  );
}

function firstFile(found: Package, fields: readonly string[], project: Project): string | null {
  for (const target of readManifestFields(found, fields)) {
    const path = joinInside(found.directory, target);
    if (path === null) continue;
    const file = resolvePath(path, project.files, project.packageAt, "one pass") ?? sourceOf(found, path, project);
    if (file !== null) return file;
  }
  return null;
}

function subpath(found: Package, entry: string, asker: Asker): string | null {
  const { files, packageAt } = asker.project;
  const path = joinInside(found.directory, entry);
  if (path === null) return null;
  return (
    resolvePath(path, files, packageAt, pathStyle(asker)) ??
    sourceOf(found, path, asker.project) ??
    inSource(found, entry, asker.project)
  );
}

function inSource(found: Package, entry: string, project: Project): string | null {
  const path = joinInside(found.directory, `src/${entry}`);
  return path === null ? null : resolvePath(path, project.files, project.packageAt, "one pass");
}

const OUTPUT_FOLDER = /^(?:dist|build|lib|out|output|es|esm|cjs|types|dts|_esm|_cjs)$/;

/**
 * The source of a build output that is not in the snapshot: `outDir` stands for `rootDir` where the package's tsconfig says so, else the
 * folders that builds write to stand for `src` or for the package itself.
 */
function sourceOf(found: Package, output: string, project: Project): string | null {
  const inside = found.directory === "" ? output : output.slice(found.directory.length + 1);
  const config = project.configFor(joinInside(found.directory, "src/index.ts") ?? "");
  for (const path of [configuredSource(config, output), ...conventionalSources(found, inside)]) {
    const file = path === null ? null : resolveSource(path, project);
    if (file !== null) return file;
  }
  return null;
}

function configuredSource(config: TsConfig | null, output: string): string | null {
  if (config === null || config.outDir === null || !output.startsWith(`${config.outDir}/`)) return null;
  return joinInside(config.rootDir ?? config.directory, output.slice(config.outDir.length + 1));
}

function conventionalSources(found: Package, inside: string): (string | null)[] {
  const segments = inside.split("/");
  let skipped = 0;
  while (skipped < segments.length - 1 && OUTPUT_FOLDER.test(segments[skipped] ?? "")) skipped++;
  const rests = Array.from({ length: skipped }, (_, index) => segments.slice(skipped - index).join("/"));
  return rests.flatMap((rest) => [joinInside(found.directory, `src/${rest}`), joinInside(found.directory, rest)]);
}

/** `dist/a.d.mts` and `dist/a.cjs` may both be built from `src/a.ts`, and `dist/a` from `src/a/index.ts`. */
function resolveSource(path: string, project: Project): string | null {
  const { files, packageAt } = project;
  const bare = path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, "");
  const found = resolveFile(path, files) ?? resolveFile(bare, files) ?? resolveFile(`${bare}.mts`, files);
  return found ?? resolveFolder(path, files, packageAt, "one pass");
}
