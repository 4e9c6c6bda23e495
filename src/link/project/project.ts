import type { FileTable } from "../modules/file-table.js";
import { ancestors, directoryOf } from "../modules/file-table.js";
import type { PackageAt } from "../modules/typescript-path.js";
import type { PythonProject } from "../python/project/python-project.js";
import type { Package } from "./package-json.js";
import type { TsConfig } from "./tsconfig.js";
import type { FindWorkspacePackage, Workspaces } from "./workspaces.js";

/** What the configuration files of a snapshot say about module resolution. */
export interface Project {
  /** Tells all that decides about modules of TypeScript and JavaScript, but for the code itself, from what another snapshot has. */
  readonly key: string;
  readonly files: FileTable;
  /** The package.json of exactly this folder. */
  readonly packageAt: PackageAt;
  /** The packages whose folder holds this file, nearest first. */
  packagesAbove(file: string): readonly Package[];
  /** The nearest folder above a file that is a package or a workspace: below it, the same packages and workspaces lie above all files. */
  packageScope(file: string): string;
  readonly workspacePackage: FindWorkspacePackage;
  /** Whether a package is part of some workspace, or the root of one. */
  isMember(item: Package): boolean;
  /**
   * The configuration that holds for a file, as editors find it: of the configurations in its folder and above, nearest first, and of their
   * references, the first that includes it. Else the nearest one.
   */
  configFor(file: string): TsConfig | null;
  /** The nearest configuration, whether it includes the file or not. */
  nearestConfig(file: string): TsConfig | null;
  /** Whether that configuration includes the file: the compiler looks at others only where these import them. */
  isIncluded(file: string): boolean;
  readonly python: PythonProject;
}

export interface ProjectParts {
  readonly key: string;
  readonly files: FileTable;
  readonly packages: readonly Package[];
  /** The folders of the workspaces. */
  readonly roots: readonly string[];
  readonly workspaces: Workspaces;
  readonly configs: ReadonlyMap<string, TsConfig>;
  readonly python: PythonProject;
}

/** Indexes the parts for asking. */
export function toProject({ key, files, packages, roots, workspaces, configs, python }: ProjectParts): Project {
  const packageByDirectory = new Map(packages.map((item) => [item.directory, item]));
  const scopes = new Set([...packageByDirectory.keys(), ...roots]);
  const scopeByDirectory = new Map<string, string>();
  const packagesByDirectory = new Map<string, readonly Package[]>();
  const rootsByDirectory = new Map<string, readonly TsConfig[]>();
  const configByFile = new Map<string, TsConfig | null>();

  const packagesAbove = (file: string): readonly Package[] => {
    const directory = directoryOf(file);
    const known = packagesByDirectory.get(directory);
    if (known !== undefined) return known;
    const found = ancestors(directory)
      .map((item) => packageByDirectory.get(item))
      .filter((item) => item !== undefined);
    packagesByDirectory.set(directory, found);
    return found;
  };
  const packageScope = (file: string): string => {
    const directory = directoryOf(file);
    let scope = scopeByDirectory.get(directory);
    if (scope === undefined) {
      scope = ancestors(directory).find((item) => scopes.has(item)) ?? "";
      scopeByDirectory.set(directory, scope);
    }
    return scope;
  };
  const rootsFor = (directory: string): readonly TsConfig[] => {
    const known = rootsByDirectory.get(directory);
    if (known !== undefined) return known;
    const found = ancestors(directory)
      .map((item) => configIn(configs, item))
      .filter((item) => item !== null);
    rootsByDirectory.set(directory, found);
    return found;
  };
  const nearestConfig = (file: string): TsConfig | null => standIn(rootsFor(directoryOf(file))[0] ?? null, configs);
  const configFor = (file: string): TsConfig | null => {
    const known = configByFile.get(file);
    if (known !== undefined) return known;
    const roots = rootsFor(directoryOf(file));
    const found = firstOf(roots, (root) => including(root, file, configs)) ?? nearestConfig(file);
    configByFile.set(file, found);
    return found;
  };
  const included = new Map<string, boolean>();
  const isIncluded = (file: string): boolean => {
    let answer = included.get(file);
    if (answer === undefined) included.set(file, (answer = configFor(file)?.includes(file) === true));
    return answer;
  };
  return {
    key,
    files,
    packageAt: (directory) => packageByDirectory.get(directory) ?? null,
    packagesAbove,
    packageScope,
    workspacePackage: workspaces.find,
    isMember: workspaces.isMember,
    configFor,
    nearestConfig,
    isIncluded,
    python,
  };
}

function configIn(configs: ReadonlyMap<string, TsConfig>, directory: string): TsConfig | null {
  const prefix = directory === "" ? "" : `${directory}/`;
  return configs.get(`${prefix}tsconfig.json`) ?? configs.get(`${prefix}jsconfig.json`) ?? null;
}

/** The configuration itself or the first of its references, theirs included, that is for the file. */
function including(root: TsConfig, file: string, configs: ReadonlyMap<string, TsConfig>): TsConfig | null {
  const queue = [root];
  const seen = new Set(queue);
  for (const config of queue) {
    if (config.includes(file)) return config;
    for (const path of config.references) {
      const reference = configs.get(path);
      if (reference === undefined || seen.has(reference)) continue;
      seen.add(reference);
      queue.push(reference);
    }
  }
  return null;
}

/** For a file that no configuration includes: the nearest one, or its first reference where it only holds them together. */
function standIn(root: TsConfig | null, configs: ReadonlyMap<string, TsConfig>): TsConfig | null {
  if (root === null || !root.isSolution) return root;
  return firstOf(root.references, (path) => configs.get(path) ?? null) ?? root;
}

function firstOf<T, R>(items: readonly T[], ask: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = ask(item);
    if (found !== null) return found;
  }
  return null;
}
