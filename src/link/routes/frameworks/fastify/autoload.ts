import type { PendingCall } from "../../../flow/pending-call.js";
import { namesIn } from "../../../flow/folders.js";
import type { Value } from "../../../flow/value.js";
import { asString, entry, record, text, truthOf } from "../../../flow/values.js";
import { parseRegex } from "../../regular/parse-regex.js";
import { regexTerm } from "../../regular/regex-term.js";
import { Terms } from "../../regular/terms.js";
import { searchedSource } from "../express/piece-pattern.js";

/** What registers every file of a folder. */
const AUTOLOAD: ReadonlySet<string> = new Set([
  "@fastify/autoload",
  "@fastify/autoload.fastifyAutoload",
  "fastify-autoload",
]);

export function isAutoload(value: Value): boolean {
  return value.kind === "external" && AUTOLOAD.has(value.name);
}

/** One file that is registered as a plugin, with what it is given. */
export interface LoadedPlugin {
  readonly plugin: Value;
  readonly options: Value;
  readonly prefix: string;
  /** Each plugin has an instance of its own, unless the options say otherwise. */
  readonly encapsulated: boolean;
}

/** The plugins of the folder that the options name, in the order of their files; null where that is not known. */
export function pluginsOf(pending: PendingCall, options: Value): readonly LoadedPlugin[] | null {
  const folder = asString(entry(options, "dir"));
  if (folder === null || !folder.startsWith("/") || UNREAD.some((name) => entry(options, name) !== null)) return null;
  const isIgnored = ignored(options);
  if (isIgnored === null) return null;
  const top = folder.replace(/\/$/, "");
  const files = filesIn(pending, { options, top, isIgnored }, { folder: top, prefix: "", depth: 0 });
  return files?.flatMap((file) => loaded(pending, options, file)) ?? null;
}

/** Options that choose among the files by what code says. */
const UNREAD = ["matchFilter", "ignoreFilter", "scriptPattern", "indexPattern"] as const;

interface PluginFile {
  readonly path: string;
  /** The folders above it, from the one that is loaded on. */
  readonly prefix: string;
}

interface Wanted {
  readonly options: Value;
  /** The folder that is loaded. */
  readonly top: string;
  readonly isIgnored: (path: string) => boolean;
}

interface Folder {
  readonly folder: string;
  readonly prefix: string;
  readonly depth: number;
}

const SCRIPT = /(?:(?:^.?|\.[^d]|[^.]d|[^.][^d])\.ts|\.js|\.cjs|\.mjs|\.cts|\.mts)$/iu;
const INDEX = /^index(?:\.ts|\.js|\.cjs|\.mjs|\.cts|\.mts)$/iu;
const HOOKS = /^[_.]?auto_?hooks(?:\.ts|\.js|\.cjs|\.mjs|\.cts|\.mts)$/iu;

/** A folder with an index file has that alone, and the folders below it. */
function filesIn(pending: PendingCall, wanted: Wanted, at: Folder): readonly PluginFile[] | null {
  const { graph } = pending;
  const { options, top, isIgnored } = wanted;
  const names = namesIn(graph, at.folder);
  if (names === null) return at.depth === 0 ? null : [];
  const index = names.find((name) => INDEX.test(name));
  const found: PluginFile[] = index === undefined ? [] : [{ path: `${at.folder}/${index}`, prefix: at.prefix }];
  const most = entry(options, "maxDepth");
  for (const name of names) {
    const path = `${at.folder}/${name}`;
    if (isIgnored(path.slice(top.length + 1))) continue;
    const isFile = graph.file(path.slice(1)) !== null;
    const isTooDeep = most?.kind === "literal" && typeof most.value === "number" && most.value <= at.depth;
    if (!isFile && !isTooDeep) {
      const below = { folder: path, prefix: prefixBelow(pending, options, at, name), depth: at.depth + 1 };
      found.push(...(filesIn(pending, wanted, below) ?? []));
    } else if (isFile && index === undefined && SCRIPT.test(name) && !HOOKS.test(name)) {
      found.push({ path, prefix: at.prefix });
    }
  }
  return found;
}

/**
 * Whether a path is one that the options say to leave out; null where that cannot be said. The expression is the code's, which is never run:
 * one that takes for ever would do so here.
 */
function ignored(options: Value): ((path: string) => boolean) | null {
  const given = entry(options, "ignorePattern");
  if (given === null) return () => false;
  const source = given.kind === "regex" ? given.source : asString(given);
  const isInsensitive = given.kind === "regex" && given.flags.includes("i");
  const node = source === null ? null : parseRegex(searchedSource(source), isInsensitive ? "ignored" : "kept");
  const terms = new Terms();
  const term = node === null ? null : regexTerm(terms, node);
  return term === null ? null : (path) => terms.matches(term, path);
}

/** `/users` of a folder, unless the options say that names of folders are no prefixes, or what they stand for. */
function prefixBelow(pending: PendingCall, options: Value, { folder, prefix }: Folder, name: string): string {
  const said = entry(options, "dirNameRoutePrefix");
  const start = `${prefix}/`;
  if (said?.kind === "function") return start + (asString(pending.run(said, [text(folder), text(name)])) ?? "");
  return said === null || truthOf(said) !== false ? start + name : start;
}

function loaded(pending: PendingCall, options: Value, { path, prefix }: PluginFile): readonly LoadedPlugin[] {
  const module = path.slice(1);
  const said = (name: string): Value | null => pending.exported(module, name);
  const plugin = said("*");
  const isOff = said("autoload");
  if (plugin === null || (isOff !== null && truthOf(isOff) === false)) return [];
  const given = entry(options, "options");
  const override = asString(said("prefixOverride"));
  const automatic = asString(said("autoPrefix"));
  const appended = truthOf(entry(options, "appendAutoPrefix") ?? NO) === true && automatic !== null && prefix !== "";
  const own = (appended ? `${prefix}/${automatic}` : (automatic ?? prefix)).replaceAll(/\/+/g, "/");
  const base = (asString(entry(given, "prefix")) ?? "").replace(/\/$/, "");
  const whole = override ?? base + own;
  const withParameters = truthOf(entry(options, "routeParams") ?? NO) === true ? asParameters(whole) : whole;
  const more = given?.kind === "record" ? given.entries : new Map<string, Value>();
  return [
    {
      plugin,
      options: record([...more, ["prefix", text(withParameters)]]),
      prefix: withParameters,
      encapsulated: truthOf(entry(options, "encapsulate") ?? YES) !== false,
    },
  ];
}

/** `/users/_id` is `/users/:id`, and `/users/__id-__name` is `/users/:id-:name`. */
function asParameters(prefix: string): string {
  return prefix.includes("__") ? prefix.replaceAll("__", ":") : prefix.replaceAll("/_", "/:");
}

const NO: Value = { kind: "literal", value: false };
const YES: Value = { kind: "literal", value: true };
