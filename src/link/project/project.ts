import type { FileTable } from "../modules/file-table.js";
import { ancestors, directoryOf } from "../modules/file-table.js";
import type { PackageAt } from "../modules/typescript-path.js";
import type { Package } from "./package-json.js";
import type { TsConfig } from "./tsconfig.js";

/** What the configuration files of a snapshot say about module resolution. */
export interface Project {
  readonly files: FileTable;
  /** The package.json of exactly this folder. */
  readonly packageAt: PackageAt;
  /** The packages whose folder holds this file, nearest first. */
  packagesAbove(file: string): readonly Package[];
  /** A workspace package by its name. */
  workspace(name: string): Package | null;
  /** The configuration that holds for a file: of the nearest tsconfig.json and its references, the first that includes it. */
  configFor(file: string): TsConfig | null;
}

export interface ProjectParts {
  readonly files: FileTable;
  readonly packages: readonly Package[];
  /** Names of the packages that are part of a workspace. */
  readonly workspaces: ReadonlyMap<string, Package>;
  readonly configs: ReadonlyMap<string, TsConfig>;
}

/** Indexes the parts for asking. */
export function toProject({ files, packages, workspaces, configs }: ProjectParts): Project {
  const packageByDirectory = new Map(packages.map((item) => [item.directory, item]));
  const packagesByDirectory = new Map<string, readonly Package[]>();
  const rootByDirectory = new Map<string, TsConfig | null>();
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
  const rootFor = (directory: string): TsConfig | null => {
    const known = rootByDirectory.get(directory);
    if (known !== undefined) return known;
    const at = ancestors(directory).find((item) => configIn(configs, item) !== null);
    const found = at === undefined ? null : configIn(configs, at);
    rootByDirectory.set(directory, found);
    return found;
  };
  const configFor = (file: string): TsConfig | null => {
    const known = configByFile.get(file);
    if (known !== undefined) return known;
    const root = rootFor(directoryOf(file));
    const found = root === null ? null : owner(root, file, configs);
    configByFile.set(file, found);
    return found;
  };
  return {
    files,
    packageAt: (directory) => packageByDirectory.get(directory) ?? null,
    packagesAbove,
    workspace: (name) => workspaces.get(name) ?? null,
    configFor,
  };
}

function configIn(configs: ReadonlyMap<string, TsConfig>, directory: string): TsConfig | null {
  const prefix = directory === "" ? "" : `${directory}/`;
  return configs.get(`${prefix}tsconfig.json`) ?? configs.get(`${prefix}jsconfig.json`) ?? null;
}

/** The first of a configuration's references that includes the file, before the configuration itself when that only holds them together. */
function owner(root: TsConfig, file: string, configs: ReadonlyMap<string, TsConfig>): TsConfig {
  if (!root.isSolution && root.includes(file)) return root;
  const seen = new Set([root.path]);
  const queue = [...root.references];
  let fallback: TsConfig | null = null;
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const config = configs.get(path);
    if (config === undefined || seen.has(path)) continue;
    seen.add(path);
    if (config.includes(file)) return config;
    fallback ??= config;
    queue.push(...config.references);
  }
  return root.isSolution ? (fallback ?? root) : root;
}
