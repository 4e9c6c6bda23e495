import { join } from "node:path/posix";
import { directoryOf, joinInside } from "../modules/file-table.js";
import { asRecord, asStrings } from "./package-json.js";
import { pathGlobs } from "./path-globs.js";

/** What a tsconfig.json or jsconfig.json says about resolution and about which files it is for, `extends` applied. */
export interface TsConfig {
  readonly path: string;
  readonly directory: string;
  /** The folder that bare specifiers are tried in; null without one. */
  readonly baseUrl: string | null;
  readonly paths: readonly PathMapping[];
  readonly rootDirs: readonly string[];
  readonly outDir: string | null;
  readonly rootDir: string | null;
  /** `module` and `moduleResolution` in lower case. */
  readonly module: string | null;
  readonly moduleResolution: string | null;
  readonly customConditions: readonly string[];
  readonly references: readonly string[];
  /** Whether the configuration is for this file. */
  readonly includes: (path: string) => boolean;
  /** It lists no file of its own: it only holds references together. */
  readonly isSolution: boolean;
  /** It extends a file by its path that is not there, so a program may write it: what it would say is not known. */
  readonly extendsMissing: boolean;
}

export interface PathMapping {
  readonly pattern: string;
  /** Relative to the analysis root; null where a target leaves it. */
  readonly targets: readonly (string | null)[];
}

/** Looks up the file that an `extends` means; null when the snapshot does not have it (a package in node_modules). */
export type FindExtended = (from: string, specifier: string) => string | null;

/** The parsed configuration files of a snapshot by path. */
export type RawConfigs = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Reads one configuration with everything that it extends. Cycles in `extends` end where they close. */
export function toTsConfig(path: string, raw: RawConfigs, findExtended: FindExtended): TsConfig {
  const merged = merge(path, raw, findExtended, new Set());
  const directory = directoryOf(path);
  const resolveIn = resolverFor(directory);
  const own = raw.get(path) ?? {};
  const files = merged.files?.map((file) => resolveIn(file)) ?? null;
  return {
    path,
    directory,
    baseUrl: merged.baseUrl === null ? null : resolveIn(merged.baseUrl),
    paths: merged.paths === null ? [] : pathMappings(merged.paths, merged.baseUrl, resolveIn),
    rootDirs: merged.rootDirs.map((item) => resolveIn(item)).filter((item) => item !== null),
    outDir: merged.outDir === null ? null : resolveIn(merged.outDir),
    rootDir: merged.rootDir === null ? null : resolveIn(merged.rootDir),
    module: merged.module,
    moduleResolution: merged.moduleResolution,
    customConditions: merged.customConditions,
    references: referencePaths(directory, own["references"]),
    includes: includesOf(merged, files, directory, resolveIn),
    isSolution: files !== null && files.length === 0 && merged.include === null,
    extendsMissing: merged.extendsMissing,
  };
}

/** A path of a configuration with the folder that it is relative to. */
interface Located {
  readonly base: string;
  readonly value: string;
}

interface LocatedPaths {
  readonly base: string;
  readonly entries: Readonly<Record<string, unknown>>;
}

interface Merged {
  readonly extendsMissing: boolean;
  readonly baseUrl: Located | null;
  readonly paths: LocatedPaths | null;
  readonly rootDirs: readonly Located[];
  readonly outDir: Located | null;
  readonly rootDir: Located | null;
  readonly module: string | null;
  readonly moduleResolution: string | null;
  readonly customConditions: readonly string[];
  readonly files: readonly Located[] | null;
  readonly include: readonly Located[] | null;
  readonly exclude: readonly Located[] | null;
}

const EMPTY: Merged = {
  extendsMissing: false,
  baseUrl: null,
  paths: null,
  rootDirs: [],
  outDir: null,
  rootDir: null,
  module: null,
  moduleResolution: null,
  customConditions: [],
  files: null,
  include: null,
  exclude: null,
};

const EXTENDS_MISSING: Merged = { ...EMPTY, extendsMissing: true };

function merge(path: string, raw: RawConfigs, findExtended: FindExtended, seen: Set<string>): Merged {
  const json = raw.get(path);
  if (json === undefined || seen.has(path)) return EMPTY;
  seen.add(path);
  const extended = typeof json["extends"] === "string" ? [json["extends"]] : asStrings(json["extends"]);
  const bases = extended.map((specifier) => {
    const target = findExtended(path, specifier);
    if (target !== null) return merge(target, raw, findExtended, new Set(seen));
    return specifier.startsWith(".") ? EXTENDS_MISSING : EMPTY;
  });
  return [...bases, ownSettings(path, json)].reduce(overlay, EMPTY);
}

/** Later settings win as a whole, as TypeScript does it: `paths` is not merged key by key. */
function overlay(base: Merged, over: Merged): Merged {
  return {
    extendsMissing: over.extendsMissing || base.extendsMissing,
    baseUrl: over.baseUrl ?? base.baseUrl,
    paths: over.paths ?? base.paths,
    rootDirs: over.rootDirs.length > 0 ? over.rootDirs : base.rootDirs,
    outDir: over.outDir ?? base.outDir,
    rootDir: over.rootDir ?? base.rootDir,
    module: over.module ?? base.module,
    moduleResolution: over.moduleResolution ?? base.moduleResolution,
    customConditions: over.customConditions.length > 0 ? over.customConditions : base.customConditions,
    files: over.files ?? base.files,
    include: over.include ?? base.include,
    exclude: over.exclude ?? base.exclude,
  };
}

function ownSettings(path: string, json: Readonly<Record<string, unknown>>): Merged {
  const base = directoryOf(path);
  const options = asRecord(json["compilerOptions"]);
  const located = (value: unknown): Located | null => (typeof value === "string" ? { base, value } : null);
  const list = (value: unknown): Located[] | null =>
    Array.isArray(value) ? asStrings(value).map((item) => ({ base, value: item })) : null;
  const lowered = (value: unknown): string | null => (typeof value === "string" ? value.toLowerCase() : null);
  return {
    extendsMissing: false,
    baseUrl: located(options["baseUrl"]),
    paths: options["paths"] === undefined ? null : { base, entries: asRecord(options["paths"]) },
    rootDirs: list(options["rootDirs"]) ?? [],
    outDir: located(options["outDir"]),
    rootDir: located(options["rootDir"]),
    module: lowered(options["module"]),
    moduleResolution: lowered(options["moduleResolution"]),
    customConditions: asStrings(options["customConditions"]),
    files: list(json["files"]),
    include: list(json["include"]),
    exclude: list(json["exclude"]),
  };
}

/** Mapped paths are relative to the base URL that holds in the end, without one to the file that defines them. */
function pathMappings(paths: LocatedPaths, baseUrl: Located | null, resolveIn: ResolveIn): PathMapping[] {
  const base = baseUrl === null ? paths.base : resolveIn(baseUrl);
  return Object.entries(paths.entries).map(([pattern, targets]) => ({
    pattern,
    targets: asStrings(targets).map((value) => (base === null ? null : resolveIn({ base, value }))),
  }));
}

/** Resolves a path of a configuration; `${configDir}` is the folder of the one that is read, whichever it is written in. */
type ResolveIn = (located: Located) => string | null;

function resolverFor(directory: string): ResolveIn {
  return ({ base, value }) => {
    const rest = /^\$\{configDir\}\/?(?<rest>.*)$/i.exec(value)?.groups?.["rest"];
    return rest === undefined ? joinInside(base, value) : joinInside(directory, rest);
  };
}

function referencePaths(directory: string, value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .map((item) => asRecord(item)["path"])
    .filter((item) => typeof item === "string")
    .map((item) => joinInside(directory, item))
    .filter((item) => item !== null)
    .map((item) => (item.endsWith(".json") ? item : join(item, "tsconfig.json")));
}

function includesOf(
  merged: Merged,
  files: readonly (string | null)[] | null,
  directory: string,
  resolveIn: ResolveIn,
): TsConfig["includes"] {
  const listed = new Set(files ?? []);
  const include = merged.include ?? (files === null ? [{ base: directory, value: "**/*" }] : []);
  const matches = globs(include, resolveIn);
  const excluded = globs(merged.exclude ?? [], resolveIn);
  return (path) => listed.has(path) || (matches(path) && !excluded(path));
}

/** Globs of a tsconfig: a folder's name stands for everything below it. */
function globs(items: readonly Located[], resolveIn: ResolveIn): (path: string) => boolean {
  const patterns = items
    .map((item) => resolveIn(item))
    .filter((item) => item !== null)
    .map((item) => (/[*?]/.test(item.slice(item.lastIndexOf("/") + 1)) || /\.\w+$/.test(item) ? item : `${item}/**`))
    .map((item) => item.replace(/^\//, ""));
  return pathGlobs(patterns);
}
