import { compareStrings } from "../../model/order.js";
import { FILE_START } from "../../model/span.js";
import { FileGoneError, type Snapshot } from "../../model/snapshot.js";
import type { Problem } from "../../model/report.js";
import { directoryOf, fileTable, joinInside, type FileTable } from "../modules/file-table.js";
import { readPythonProject } from "../python/project/read-python-project.js";
import { asRecord, asStrings, toPackage, type Package } from "./package-json.js";
import { projectKey } from "./project-key.js";
import { toProject, type Project } from "./project.js";
import { type FindWorkspacePackage, workspacePackages, type WorkspaceRoot } from "./workspaces.js";
import { toTsConfig, type RawConfigs, type TsConfig } from "./tsconfig.js";

/** The project of a snapshot, and the configuration files in it that could not be read. */
export interface ReadProject {
  readonly project: Project;
  readonly problems: readonly Problem[];
}

type Json = Readonly<Record<string, unknown>>;

const CONFIG_NAME = /(?:^|\/)(?:[tj]sconfig[^/]*\.json|package\.json|pnpm-workspace\.yaml|lerna\.json)$/;

/** Reads every configuration file of a snapshot that says something about module resolution. */
export async function readProject(snapshot: Snapshot): Promise<ReadProject> {
  const problems: Problem[] = [];
  const json = new Map<string, Json>();
  const paths = snapshot.entries.flatMap(({ path, type }) =>
    type === "file" && CONFIG_NAME.test(path) && !isInstalled(path) ? path : [],
  );
  await readInto(json, snapshot, paths, problems);
  const files = fileTable(snapshot.entries, (path) => snapshot.isIgnored(path));
  const packages = [...json]
    .filter(([path]) => isNamed(path, "package.json"))
    .map(([path, value]) => toPackage(directoryOf(path), value))
    .sort((a, b) => compareStrings(a.directory, b.directory));
  const roots = workspaceRoots(packages, json);
  const workspaces = workspacePackages(roots, packages);
  await readExtended(json, snapshot, files, workspaces.find, problems);
  const configs = readConfigs(json, files, workspaces.find);
  const python = await readPythonProject(snapshot, problems);
  const folders = roots.map(({ directory }) => directory);
  const key = projectKey(snapshot, json);
  return { project: toProject({ key, files, packages, roots: folders, workspaces, configs, python }), problems };
}

function isInstalled(path: string): boolean {
  return path.startsWith("node_modules/") || path.includes("/node_modules/");
}

function isNamed(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`);
}

/** Some at once, since git, and a disk, answer many questions in less time than one after the other. In the order of the paths. */
async function readInto(
  json: Map<string, Json>,
  snapshot: Snapshot,
  paths: readonly string[],
  problems: Problem[],
): Promise<void> {
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const some = paths.slice(at, at + AT_ONCE);
    const read = await Promise.allSettled(some.map((path) => snapshot.read(path)));
    for (const [index, path] of some.entries()) {
      const outcome = read[index];
      if (outcome !== undefined) await parseInto(json, path, outcome, problems);
    }
  }
}

const AT_ONCE = 64;

async function parseInto(
  json: Map<string, Json>,
  path: string,
  read: PromiseSettledResult<Uint8Array>,
  problems: Problem[],
): Promise<void> {
  try {
    if (read.status === "rejected") throw read.reason;
    json.set(path, await parseConfig(path, new TextDecoder("utf-8").decode(read.value)));
  } catch (error) {
    if (error instanceof FileGoneError) return;
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    const message = `This configuration could not be read, so imports that depend on it may be unknown: ${reason}`;
    problems.push({ place: { file: path, span: FILE_START }, message });
  }
}

/** JSON with comments and trailing commas, as TypeScript accepts it; YAML where the name says so. Most is plain JSON, so that no parser is loaded for it. */
async function parseConfig(path: string, text: string): Promise<Json> {
  if (path.endsWith(".yaml")) {
    const { parse } = await import("yaml");
    return asRecord(parse(text, { maxAliasCount: 100 }));
  }
  try {
    return asRecord(JSON.parse(text));
  } catch {
    if (text.trim() === "") return {};
    const { evaluate, parse } = await import("@humanwhocodes/momoa");
    return asRecord(evaluate(parse(text, { mode: "jsonc", allowTrailingCommas: true })));
  }
}

/** Folders with a `workspaces` list, pnpm-workspace.yaml or lerna.json; the analysis root always holds its own package. */
function workspaceRoots(packages: readonly Package[], json: ReadonlyMap<string, Json>): WorkspaceRoot[] {
  const roots: WorkspaceRoot[] = packages
    .filter((item) => item.workspaces.length > 0)
    .map((item) => ({ directory: item.directory, globs: item.workspaces }));
  for (const [path, value] of json) {
    if (isNamed(path, "pnpm-workspace.yaml") || isNamed(path, "lerna.json")) {
      const globs = asStrings(value["packages"]);
      if (globs.length > 0) roots.push({ directory: directoryOf(path), globs });
    }
  }
  return [...roots, { directory: "", globs: [] }].sort((a, b) => compareStrings(a.directory, b.directory));
}

/** Configurations may extend files of any name: reads what is named until nothing new is. */
async function readExtended(
  json: Map<string, Json>,
  snapshot: Snapshot,
  files: FileTable,
  workspaces: FindWorkspacePackage,
  problems: Problem[],
): Promise<void> {
  const queue = [...json.keys()];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (!path.endsWith(".json")) continue;
    const value = json.get(path)?.["extends"];
    for (const specifier of typeof value === "string" ? [value] : asStrings(value)) {
      const target = findExtended(path, specifier, files, workspaces);
      if (target === null || json.has(target)) continue;
      await readInto(json, snapshot, [target], problems);
      if (json.has(target)) queue.push(target);
    }
  }
}

function readConfigs(json: RawConfigs, files: FileTable, workspaces: FindWorkspacePackage): Map<string, TsConfig> {
  const configs = new Map<string, TsConfig>();
  for (const path of json.keys()) {
    if (!/(?:^|\/)[^/]*\.json$/.test(path) || isNamed(path, "package.json") || isNamed(path, "lerna.json")) continue;
    configs.set(
      path,
      toTsConfig(path, json, (from, specifier) => findExtended(from, specifier, files, workspaces)),
    );
  }
  return configs;
}

/** A relative path with or without `.json`, or a file of a workspace package; installed packages are not in a snapshot. */
function findExtended(
  from: string,
  specifier: string,
  files: FileTable,
  workspaces: FindWorkspacePackage,
): string | null {
  const path = specifier.startsWith(".")
    ? joinInside(directoryOf(from), specifier)
    : workspacePath(from, specifier, workspaces);
  if (path === null) return null;
  return files.file(path) ?? files.file(`${path}.json`) ?? files.file(`${path}/tsconfig.json`);
}

function workspacePath(from: string, specifier: string, workspaces: FindWorkspacePackage): string | null {
  const segments = specifier.split("/");
  const count = specifier.startsWith("@") ? 2 : 1;
  const found = workspaces(from, segments.slice(0, count).join("/"));
  return found === null ? null : joinInside(found.directory, segments.slice(count).join("/"));
}
