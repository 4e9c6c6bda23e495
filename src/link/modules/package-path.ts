import { exports as packageExports, imports as packageImports } from "resolve.exports";
import type { Package } from "../project/package-json.js";
import { readManifestFields } from "../project/package-json.js";
import type { Project } from "../project/project.js";
import type { TsConfig } from "../project/tsconfig.js";
import { joinInside } from "./file-table.js";
import { resolveFile, resolvePath } from "./typescript-path.js";

/**
 * The file that an entry of a workspace package means: through `exports`, else `types` and `main`, else the path itself.
 * Where that names a build output which is not there, its source is meant.
 *
 * @param entry `.` or `./sub/path`
 */
export function resolvePackageEntry(found: Package, entry: string, project: Project, importer: string): string | null {
  const { exports } = found.json;
  if (exports !== undefined && exports !== null) {
    return firstTarget(found, exportTargets(found, entry, customConditions(project, importer)), project);
  }
  if (entry !== ".") return subpath(found, entry, project);
  const fields = readManifestFields(found, ["types", "typings", "main", "module", "source"]);
  const index = joinInside(found.directory, ".");
  return (
    firstTarget(found, fields, project) ??
    (index === null ? null : resolvePath(index, project.files, project.packageAt, "one pass")) ??
    firstTarget(found, ["./src/index", "./lib/index"], project)
  );
}

/** What a `#name` of the package's own `imports` leads to: a path in the package, or another specifier. */
export function resolvePackageImport(
  found: Package,
  specifier: string,
  project: Project,
  importer: string,
): { readonly path: string } | { readonly specifier: string } | null {
  const targets = guarded(
    (conditions) => packageImports(found.json, specifier, { unsafe: true, conditions }),
    [...customConditions(project, importer)],
  );
  const path = firstTarget(
    found,
    targets.filter((target) => target.startsWith("./")),
    project,
  );
  if (path !== null) return { path };
  const bare = targets.find((target) => !target.startsWith("./"));
  return bare === undefined ? null : { specifier: bare };
}

/** `exports` may be keyed by subpath or be one entry; a package that exports no such path gives nothing. */
function exportTargets(found: Package, entry: string, custom: readonly string[]): string[] {
  const json = found.name === null ? { ...found.json, name: "package" } : found.json;
  return guarded((conditions) => packageExports(json, entry, { unsafe: true, conditions }), custom);
}

/** The conditions in force first; then those under which packages name their sources; then the other module system's. */
function guarded(ask: (conditions: string[]) => string[] | void, custom: readonly string[]): string[] {
  const base = [...custom, "types", "node"];
  const sets = [
    [...base, "import"],
    ["source", "development", ...base, "import"],
    [...base, "require"],
  ];
  const targets = new Set<string>();
  for (const conditions of sets) {
    try {
      for (const target of ask(conditions) ?? []) targets.add(target);
    } catch {
      // resolve.exports throws where no condition or no subpath fits; the next set may fit.
    }
  }
  return [...targets];
}

function customConditions(project: Project, importer: string): readonly string[] {
  return project.configFor(importer)?.customConditions ?? [];
}

function firstTarget(found: Package, targets: readonly string[], project: Project): string | null {
  for (const target of targets) {
    const path = joinInside(found.directory, target);
    if (path === null) continue;
    const file = resolvePath(path, project.files, project.packageAt, "one pass") ?? sourceOf(found, path, project);
    if (file !== null) return file;
  }
  return null;
}

function subpath(found: Package, entry: string, project: Project): string | null {
  const path = joinInside(found.directory, entry);
  if (path === null) return null;
  const inSource = joinInside(found.directory, `src/${entry}`);
  return (
    resolvePath(path, project.files, project.packageAt, "one pass") ??
    sourceOf(found, path, project) ??
    (inSource === null ? null : resolvePath(inSource, project.files, project.packageAt, "one pass"))
  );
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

/** `dist/a.d.mts` and `dist/a.cjs` may both be built from `src/a.ts`. */
function resolveSource(path: string, project: Project): string | null {
  const bare = path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, "");
  return (
    resolveFile(path, project.files) ?? resolveFile(bare, project.files) ?? resolveFile(`${bare}.mts`, project.files)
  );
}
