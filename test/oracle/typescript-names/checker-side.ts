import { dirname, join } from "node:path";
import type { ts } from "ts-morph";
import type { Compiler } from "./compiler.js";
import type { Workbench } from "./workbench.js";

/** A file in the program that is responsible for it. */
export interface CheckedFile {
  readonly path: string;
  readonly source: ts.SourceFile;
  readonly program: CheckedProgram;
}

/** One program of the compiler: the files of one configuration, with its options. */
export interface CheckedProgram {
  readonly ts: Compiler;
  readonly root: string;
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  /** The absolute file that a specifier means, null when the compiler finds none. */
  readonly resolve: (specifier: string, from: ts.SourceFile, mode: ts.ResolutionMode) => string | null;
}

/** The compiler's view of a project, by path. */
export function checkedFiles(ts: Compiler, bench: Workbench, paths: readonly string[]): Map<string, CheckedFile> {
  const parsed = parseConfigs(ts, bench);
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const owner = ownerOf(path, bench, parsed) ?? "";
    const group = groups.get(owner);
    if (group === undefined) groups.set(owner, [path]);
    else group.push(path);
  }
  const files = new Map<string, CheckedFile>();
  for (const [owner, group] of groups) {
    const program = toProgram(ts, bench.root, parsed.get(owner)?.options ?? {}, group);
    for (const path of group) {
      const source = program.program.getSourceFile(join(bench.root, path));
      if (source === undefined) throw new Error(`${bench.name}: the compiler does not know ${path}`);
      files.set(path, { path, source, program });
    }
  }
  return files;
}

interface ParsedConfig {
  readonly options: ts.CompilerOptions;
  readonly files: ReadonlySet<string>;
  readonly references: readonly string[];
  readonly isSolution: boolean;
}

/** Every tsconfig or jsconfig of the project, by path. */
function parseConfigs(ts: Compiler, { root, files }: Workbench): Map<string, ParsedConfig> {
  const parsed = new Map<string, ParsedConfig>();
  for (const path of Object.keys(files).filter((item) => /(?:^|\/)[tj]sconfig[^/]*\.json$/.test(item))) {
    const absolute = join(root, path);
    const { config } = ts.readConfigFile(absolute, (name) => ts.sys.readFile(name));
    const result = ts.parseJsonConfigFileContent(config, ts.sys, dirname(absolute), JUDGE_OPTIONS, absolute);
    parsed.set(path, {
      options: result.options,
      files: new Set(result.fileNames.map((item) => item.slice(root.length + 1))),
      references: (result.projectReferences ?? []).map((item) =>
        ts.resolveProjectReferencePath(item).slice(root.length + 1),
      ),
      isSolution: result.fileNames.length === 0,
    });
  }
  return parsed;
}

/**
 * What is the same for every project: ssotlint reads JavaScript and finds JSON whether or not a configuration asks for it, and
 * nothing is to be written. All else is the project's own.
 */
const JUDGE_OPTIONS: ts.CompilerOptions = { allowJs: true, resolveJsonModule: true, noEmit: true, types: [] };

/**
 * As editors do it: the nearest configuration that includes the file itself or through its references. A file that none includes is
 * judged by the nearest one, because that is what its author had in mind.
 */
function ownerOf(path: string, { files }: Workbench, parsed: ReadonlyMap<string, ParsedConfig>): string | null {
  let nearest: string | null = null;
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const config = ["tsconfig.json", "jsconfig.json"]
      .map((name) => (directory === "." ? name : `${directory}/${name}`))
      .find((item) => files[item] !== undefined);
    const owner = config === undefined ? null : including(config, path, parsed);
    if (owner !== null) return owner;
    nearest ??= config ?? null;
    if (directory === ".") return nearest === null ? null : standIn(nearest, parsed);
  }
}

/** Where the nearest configuration has no files of its own, the first that it refers to is meant. */
function standIn(nearest: string, parsed: ReadonlyMap<string, ParsedConfig>): string {
  const config = parsed.get(nearest);
  return config !== undefined && config.isSolution ? (config.references[0] ?? nearest) : nearest;
}

function including(start: string, path: string, parsed: ReadonlyMap<string, ParsedConfig>): string | null {
  const queue = [start];
  for (const item of queue) {
    const config = parsed.get(item);
    if (config?.files.has(path) === true) return item;
    for (const reference of config?.references ?? []) if (!queue.includes(reference)) queue.push(reference);
  }
  return null;
}

const libraries = new Map<string, ts.SourceFile | undefined>();

function toProgram(ts: Compiler, root: string, own: ts.CompilerOptions, paths: readonly string[]): CheckedProgram {
  const options = { ...own, ...JUDGE_OPTIONS };
  const host = ts.createCompilerHost(options, true);
  const getSourceFile = host.getSourceFile.bind(host);
  // The declarations of the language are the same for all programs, and a third of the time.
  host.getSourceFile = (name, ...rest) => {
    if (!/\/typescript\/lib\/lib\.[^/]*$/.test(name)) return getSourceFile(name, ...rest);
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, ...rest));
    return libraries.get(name);
  };
  const program = ts.createProgram({ rootNames: paths.map((path) => join(root, path)), options, host });
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  return {
    ts,
    root,
    program,
    checker: program.getTypeChecker(),
    resolve: (specifier, from, mode) =>
      ts.resolveModuleName(specifier, from.fileName, options, host, cache, undefined, mode).resolvedModule
        ?.resolvedFileName ?? null,
  };
}

/** A file of the project by its absolute path; null when it lies outside, or in an installed package. */
export function inside(root: string, absolute: string | null): string | null {
  if (absolute === null || !absolute.startsWith(`${root}/`)) return null;
  const path = absolute.slice(root.length + 1);
  return path.split("/").includes("node_modules") ? null : path;
}
