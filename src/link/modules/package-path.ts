import type { Package } from "../project/package-json.js";
import { readManifestFields } from "../project/package-json.js";
import type { Project } from "../project/project.js";
import type { TsConfig } from "../project/tsconfig.js";
import { joinInside } from "./file-table.js";
import { toFile, type ModuleResolution } from "./module-resolution.js";
import { pathStyle, resolutionStyle, type Asker, type Usage } from "./module-usage.js";
import { packageTargets } from "./package-targets.js";
import { resolveFile, resolveFolder, resolvePath, resolveWritten } from "./typescript-path.js";

/**
 * The file that an entry of a workspace package means: through `exports`, else `types` and `main`, else the path itself.
 * Where that names a build output which is not there, its source is meant.
 *
 * @param entry `.` or `./sub/path`
 */
export function resolvePackageEntry(found: Package, entry: string, asker: Asker): ModuleResolution | null {
  const known = entryFile(found, entry, asker);
  if (known !== null) return toFile(known);
  // A bundler may call its output as it likes; that there is one, `exports` says.
  const guess = isExported(found, entry, asker)
    ? inSource(found, entry === "." ? "index" : entry, asker.project)
    : null;
  return guess === null ? null : toFile(guess, "guessed");
}

function entryFile(found: Package, entry: string, asker: Asker): string | null {
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
  const { imports } = found.json;
  for (const conditions of conditionSets(asker, imports)) {
    const targets = packageTargets(imports, specifier, conditions);
    for (const target of targets) {
      if (!target.startsWith("./")) return { specifier: target };
      const path = targetFile(found, target, specifier, asker.project);
      if (path !== null) return { path };
    }
  }
  return null;
}

function exportedFile(found: Package, entry: string, asker: Asker): string | null {
  for (const target of exportTargets(found, entry, asker)) {
    const file = targetFile(found, target, entry, asker.project);
    if (file !== null) return file;
  }
  return null;
}

function isExported(found: Package, entry: string, asker: Asker): boolean {
  return exportTargets(found, entry, asker).length > 0;
}

/** What `exports` names for an entry, under the conditions in force first. */
function exportTargets({ json: { exports } }: Package, entry: string, asker: Asker): readonly string[] {
  if (exports === undefined || exports === null) return [];
  return conditionSets(asker, exports).flatMap((conditions) => [...packageTargets(exports, entry, conditions)]);
}

/** The conditions in force first; then those under which packages name their sources; then all that there are. */
function conditionSets({ importer, usage, project }: Asker, field: unknown): readonly ReadonlySet<string>[] {
  const config = project.configFor(importer);
  const platform = resolutionStyle(config) === "bundler" ? [] : ["node"];
  const base = ["types", ...platform, ...(config?.customConditions ?? [])];
  return [
    new Set([...base, usage]),
    new Set([...base, usage, "source", "development", "node"]),
    // Under a condition of their own many packages name their sources.
    everyCondition(field, usage),
    everyCondition(field, usage === "import" ? "require" : "import"),
  ];
}

function everyCondition(field: unknown, usage: Usage): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [field];
  for (const value of open) {
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) for (const key of Object.keys(value)) found.add(key);
    open.push(...Object.values(value));
  }
  found.delete(usage === "import" ? "require" : "import");
  return found;
}

/** Targets are files as they are written: no extension is added, and a folder means nothing. */
function targetFile(found: Package, target: string, entry: string, project: Project): string | null {
  const path = joinInside(found.directory, target);
  return path === null ? null : (resolveWritten(path, project.files) ?? sourceOf(found, path, entry, project));
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
    const file = resolvePath(path, project.files, project.packageAt, "one pass") ?? sourceOf(found, path, ".", project);
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
    sourceOf(found, path, entry, asker.project) ??
    inSource(found, entry, asker.project)
  );
}

function inSource(found: Package, entry: string, project: Project): string | null {
  const path = joinInside(found.directory, `src/${entry}`);
  return path === null ? null : resolvePath(path, project.files, project.packageAt, "one pass");
}

/** Folders that builds write to. */
const OUTPUT = /^(?:dist|build|lib|out|output|target)$/;
/** Folders in which builds keep the kinds of their output apart, and which sources are seldom called. */
const VARIANT =
  /^_?(?:f?esm?\d*|cjs|umd|commonjs|main|module|modern|legacy|types|typings|dts|bundles?|production|development)$/;
/** Kinds of output that may as well be folders of the source. */
const PLATFORM = /^(?:client|server|browser|node|web|native)$/;

/**
 * The source of a build output that is not in the snapshot: `outDir` stands for `rootDir` where the package's tsconfig says so, else the
 * folders that builds write to stand for `src` or for the package itself.
 */
function sourceOf(found: Package, output: string, entry: string, project: Project): string | null {
  const inside = found.directory === "" ? output : output.slice(found.directory.length + 1);
  const config = project.configFor(joinInside(found.directory, "src/index.ts") ?? "");
  for (const path of [configuredSource(config, output), ...conventionalSources(found, inside, entry)]) {
    const file = path === null ? null : resolveSource(path, project);
    if (file !== null) return file;
  }
  return null;
}

function configuredSource(config: TsConfig | null, output: string): string | null {
  if (config === null || config.outDir === null || !output.startsWith(`${config.outDir}/`)) return null;
  return joinInside(config.rootDir ?? config.directory, output.slice(config.outDir.length + 1));
}

function conventionalSources(found: Package, inside: string, entry: string): (string | null)[] {
  const segments = inside.split("/");
  // What an entry is called by is no kind of output: `./types` is in `dist/types`.
  const wanted = entry.split("/")[1];
  let skipped = 0;
  const isFolder = (pattern: RegExp): boolean => skipped < segments.length - 1 && pattern.test(segments[skipped] ?? "");
  const isKind = (pattern: RegExp): boolean => segments[skipped] !== wanted && isFolder(pattern);
  while (isFolder(OUTPUT) || isKind(VARIANT)) skipped++;
  if (skipped === 0) return [];
  const rests = [segments.slice(skipped)];
  if (isKind(PLATFORM)) rests.push(segments.slice(skipped + 1));
  return rests
    .map((rest) => rest.join("/"))
    .flatMap((rest) => [joinInside(found.directory, `src/${rest}`), joinInside(found.directory, rest)]);
}

/** `dist/a.d.mts` and `dist/a.cjs` may both be built from `src/a.ts`, and `dist/a` from `src/a/index.ts`. */
function resolveSource(path: string, project: Project): string | null {
  const { files, packageAt } = project;
  const bare = path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, "");
  const found = resolveFile(path, files) ?? resolveFile(bare, files) ?? resolveFile(`${bare}.mts`, files);
  return found ?? resolveFolder(path, files, packageAt, "one pass");
}
