import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, posix, resolve } from "node:path";
import ts from "typescript";

/** A package's source stands in one of these when what its manifest names is not built. */
const SOURCE_ENTRIES = ["src/index.ts", "src/index.tsx", "src/index.js", "index.ts", "index.tsx", "index.js"];

/**
 * Writes one tsconfig that stands for all of a repository, for the tools that take a single one. It holds the paths of every tsconfig, what
 * each base URL makes reachable, and the packages of the workspace by name, for which a tool would otherwise look for built files.
 * Returns the paths of the files that it stands for.
 */
export function writeMergedTsconfig({ root, files, target }) {
  const configs = files.filter((file) => /^[jt]sconfig[^/]*\.json$/.test(basename(file)));
  const maps = configs.map((file) => aliasesOf(join(root, file)));
  maps.push(workspaceAliases(root, files));
  const options = {
    baseUrl: root,
    paths: mergedPaths(maps),
    target: "esnext",
    module: "esnext",
    moduleResolution: "bundler",
    allowJs: true,
    jsx: "preserve",
    resolveJsonModule: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  };
  // One empty file, since a tool is told what to read, and without any it would read all of the folder a second time.
  const nothing = `${target}.nothing.ts`;
  writeFileSync(nothing, "export {};\n");
  writeFileSync(target, JSON.stringify({ compilerOptions: options, files: [nothing] }, null, 2));
  return configs;
}

/** One map of aliases from several: the targets of an alias that more than one has are tried one after the other. */
export function mergedPaths(maps) {
  const merged = {};
  for (const map of maps) {
    for (const [alias, targets] of Object.entries(map)) {
      merged[alias] = [...new Set([...(merged[alias] ?? []), ...targets])];
    }
  }
  return merged;
}

function aliasesOf(path) {
  const { config } = ts.readConfigFile(path, (file) => readFileSync(file, "utf8"));
  if (config === undefined) return {};
  const host = { ...ts.sys, readDirectory: () => [] };
  const { options } = ts.parseJsonConfigFileContent(config, host, dirname(path), undefined, path);
  const aliases = {};
  const base = options.baseUrl ?? options.pathsBasePath;
  for (const [alias, targets] of Object.entries(options.paths ?? {})) {
    const absolute = targets.map((each) => resolve(base, each));
    // A bare star matches the name of every package; what it can match here is what stands in its folder.
    if (alias === "*") for (const each of absolute) Object.assign(aliases, childrenOf(dirname(each)));
    else aliases[alias] = absolute;
  }
  if (options.baseUrl !== undefined) return mergedPaths([aliases, childrenOf(options.baseUrl)]);
  return aliases;
}

/** What stands in a folder, as names that can be imported. */
function childrenOf(folder) {
  const aliases = {};
  if (!existsSync(folder)) return aliases;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      aliases[entry.name] = [path];
      aliases[`${entry.name}/*`] = [`${path}/*`];
    } else if (/\.[cm]?[jt]sx?$/.test(entry.name)) {
      aliases[entry.name.replace(/(\.d)?\.[cm]?[jt]sx?$/, "")] = [path];
    }
  }
  return aliases;
}

function workspaceAliases(root, files) {
  const aliases = {};
  for (const file of files) {
    if (posix.basename(file) !== "package.json" || file === "package.json") continue;
    const folder = join(root, posix.dirname(file));
    const name = nameOf(join(root, file));
    const entry = SOURCE_ENTRIES.find((each) => existsSync(join(folder, each)));
    if (name === null || entry === undefined) continue;
    aliases[name] = [join(folder, entry)];
    aliases[`${name}/*`] = [join(folder, "src/*"), join(folder, "*")];
  }
  return aliases;
}

function nameOf(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).name ?? null;
  } catch {
    // Fixtures hold broken ones; such a package has no name.
    return null;
  }
}
