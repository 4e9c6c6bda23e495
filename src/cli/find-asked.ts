import { resolve } from "node:path";
import type { SymbolGraph } from "../model/graph.js";
import { didYouMean } from "../model/nearest.js";
import type { Resolution } from "../model/resolution.js";
import type { RoleReport } from "../model/role-report.js";
import { simpleName, splitSymbolId, type SymbolId } from "../model/symbol-id.js";
import { UserError } from "../model/user-error.js";
import { relativePath, type OpenedProject } from "../open-project.js";

/** What a person asked about, found in the code. */
export type Asked =
  | { readonly kind: "role"; readonly role: RoleReport }
  | { readonly kind: "module"; readonly file: string }
  /** With a slash at the end; empty for the analysis root. */
  | { readonly kind: "folder"; readonly folder: string }
  /** A name in a module, and what it stands for. */
  | { readonly kind: "name"; readonly asked: SymbolId; readonly resolution: Resolution };

/** Where to look. */
export interface AskedIn {
  readonly graph: SymbolGraph;
  readonly roles: readonly RoleReport[];
  readonly project: Pick<OpenedProject, "root" | "directory" | "snapshot">;
  /** What `src/ws` means where both are there: the folder, or its index. */
  readonly prefer: "folder" | "module";
}

/**
 * Finds what is meant by the id of a role, a path, `path#Name`, a dotted Python name, or a name alone.
 * @throws {UserError} when there is no such thing, or more than one.
 */
export function findAsked(text: string, where: AskedIn): Asked {
  const role = where.roles.find(({ id }) => id === text);
  if (role !== undefined) return { kind: "role", role };
  const parts = splitSymbolId(text);
  if (parts === null) {
    const found = findPath(text, where) ?? findDotted(text, where);
    if (found !== null) return found;
    refuseUnread(text, where);
    return byNameAlone(text, where);
  }
  const module = moduleAt(parts.file, where);
  if (module === null) {
    const { graph } = where;
    refuseUnread(parts.file, where);
    throw new UserError(`No analysed file is called ${parts.file}.${didYouMean(parts.file, pathsOf(graph))}`);
  }
  return nameIn(module, parts.name, where.graph);
}

function findPath(text: string, where: AskedIn): Asked | null {
  const folder = folderAt(text, where);
  const module = moduleAt(text, where);
  const isFolder = folder !== null && (module === null || where.prefer === "folder" || text.endsWith("/"));
  if (isFolder && where.graph.file(text) === null) return { kind: "folder", folder };
  return module === null ? null : { kind: "module", file: module };
}

/** As reports print it, or as the shell completes it in the directory that one stands in. */
function moduleAt(path: string, { graph, project }: AskedIn): string | null {
  if (graph.file(path) !== null) return path;
  const here = relativePath(project.root, resolve(project.directory, path));
  return graph.file(here) === null ? graph.moduleNamed(path) : here;
}

function folderAt(path: string, { graph, project }: AskedIn): string | null {
  const here = relativePath(project.root, resolve(project.directory, path));
  const candidates = [here === "" ? "" : `${here}/`, `${path.replace(/\/+$/, "")}/`];
  return candidates.find((folder) => graph.files.some((file) => file.path.startsWith(folder))) ?? null;
}

/** A path that is there may have nothing that is analysed, which is another mistake than a wrong name. */
function refuseUnread(path: string, { project }: AskedIn): void {
  const here = relativePath(project.root, resolve(project.directory, path)).replace(/\/$/, "");
  const isThere = project.snapshot.entries.some((entry) => entry.path === here || entry.path.startsWith(`${here}/`));
  if (here === "" || !isThere) return;
  throw new UserError(`${path} has no source file that is analysed; see ssotlint check --list-files`);
}

/** `app.core.manager.Manager.Mode` as Python writes it: the longest start that is a module, and the name in it. */
function findDotted(text: string, { graph }: AskedIn): Asked | null {
  for (let at = text.lastIndexOf("."); at > 0; at = text.lastIndexOf(".", at - 1)) {
    const module = graph.moduleNamed(text.slice(0, at));
    if (module !== null && graph.file(module)?.language === "python") return nameIn(module, text.slice(at + 1), graph);
  }
  return null;
}

function nameIn(module: string, name: string, graph: SymbolGraph): Asked {
  const asked = `${module}#${name}`;
  const local = graph.resolveLocal(module, name.split("."));
  if (local === null && graph.definition(asked) !== null) {
    return { kind: "name", asked, resolution: { status: "definition", symbol: asked, chain: [] } };
  }
  const resolution = local ?? graph.resolveExport(module, name);
  const isMissing = resolution.status === "unresolved" && resolution.missing.kind === "name";
  if (isMissing && resolution.missing.module === module && resolution.chain.length === 0) {
    const names = graph.namesIn(module).map((each) => each.name);
    throw new UserError(`${module} has no name ${name}.${didYouMean(name, names)}`);
  }
  return { kind: "name", asked, resolution };
}

/** A name without a file: the one definition that has it, else the one definition that modules call by it. */
function byNameAlone(name: string, { graph, roles }: AskedIn): Asked {
  const defined = graph.definitions.filter((item) => simpleName(item.symbol) === name).map(({ symbol }) => symbol);
  const places = defined.length > 0 ? defined : placesNaming(name, graph);
  const [first] = places;
  if (first === undefined) {
    const known = [...roles.map(({ id }) => id), ...graph.definitions.map(({ symbol }) => simpleName(symbol))];
    const guess = didYouMean(name, new Set([...known, ...pathsOf(graph)]));
    throw new UserError(`Nothing here is called ${name}: no role, file, module or definition.${guess}`);
  }
  const inOneFile = new Set(places.map((symbol) => splitSymbolId(symbol)?.file)).size === 1;
  if (places.length > 1 && !(inOneFile && places.includes(withoutNumber(first)))) {
    const listed = places.slice(0, MOST_LISTED).map((symbol) => `  ${symbol}${useOf(symbol, graph)}`);
    const more = places.length > listed.length ? [`  and ${places.length - listed.length} more`] : [];
    throw new UserError(
      [`${places.length} definitions are called ${name}; ask for one of them:`, ...listed, ...more].join("\n"),
    );
  }
  const parts = splitSymbolId(withoutNumber(first));
  if (parts === null) return { kind: "name", asked: first, resolution: graph.resolveExport(first, name) };
  return nameIn(parts.file, parts.name, graph);
}

const MOST_LISTED = 20;

/** How much a definition is used says which one is meant. */
function useOf(symbol: SymbolId, graph: SymbolGraph): string {
  const rows = graph.importsOf(symbol);
  const files = new Set(rows.map(({ file }) => file)).size;
  return files === 0 ? "" : `  (imported in ${files} ${files === 1 ? "file" : "files"})`;
}

/** One place for each definition that has this name in some module. */
function placesNaming(name: string, graph: SymbolGraph): readonly SymbolId[] {
  const places = new Map<string, SymbolId>();
  for (const each of graph.names) {
    if (each.name !== name || each.resolution.status !== "definition") continue;
    if (!places.has(each.resolution.symbol)) places.set(each.resolution.symbol, `${each.module}#${name}`);
  }
  return [...places.values()];
}

/** Of two definitions of one name in one file, the name means the one that is in effect. */
function withoutNumber(symbol: SymbolId): SymbolId {
  return symbol.replace(/~\d+$/, "");
}

function pathsOf(graph: SymbolGraph): readonly string[] {
  return graph.files.map((file) => file.path);
}
