import { asConfigured } from "./configured.js";
import { compareStrings } from "../../model/order.js";
import { directoryOf, joinInside } from "../modules/file-table.js";
import type { Machine, Site } from "./machine.js";
import { baseName, extension, folderOf, joinedParts, namesIn, resolvedParts } from "./folders.js";
import { addEntries, itemsOf, pairsOf, setEntry, symbolKey } from "./items.js";
import { setMember } from "./members.js";
import { exportOf } from "./names.js";
import type { Argument, Value } from "./value.js";
import { argument, asString, joined, list, NOTHING, positional, record, settled, text, unknown } from "./values.js";

/** What the functions of the languages and of their standard libraries give that code uses to put routers and paths together. */
export function builtin(machine: Machine, name: string, given: readonly Argument[], site: Site): Value | null {
  const known = BUILTINS.get(name);
  if (known === undefined) return null;
  return known({ machine, site, arguments: given.map((it) => ({ ...it, value: settled(it.value) })) });
}

interface Call {
  readonly machine: Machine;
  readonly site: Site;
  readonly arguments: readonly Argument[];
}

type Builtin = (call: Call) => Value | null;

const first = (call: Call): Value => positional(call)[0] ?? NOTHING;
const second = (call: Call): Value => positional(call)[1] ?? NOTHING;

/** The same items. */
const sameItems: Builtin = (call) => copyOf(first(call));

function copyOf(value: Value): Value | null {
  const items = itemsOf(value);
  if (items === null) return value === NOTHING ? list([]) : null;
  return list(items, value.kind === "list" && value.open ? "open" : "closed");
}

const newRecord: Builtin = (call) => {
  const source = first(call);
  const pairs = source.kind === "record" ? pairsOf(source) : itemsOf(source);
  if (pairs === null) return null;
  const made = record([], openness(source));
  for (const item of pairs) {
    const pair = settled(item);
    const [key, value] = pair.kind === "list" ? pair.items : [];
    if (value === undefined) made.open = true;
    else setEntry(made, key === undefined ? null : settled(key), value);
  }
  for (const { name, value } of call.arguments) if (name !== null) made.entries.set(name, value);
  return made;
};

/** The arguments, where all of them are known strings. */
function strings(call: Call): readonly string[] | null {
  const known = positional(call).map(asString);
  return known.length === 0 || known.includes(null) ? null : known.filter((part) => part !== null);
}

const joinedPath: Builtin = (call) => {
  const parts = strings(call);
  return parts === null ? null : text(joinedParts(parts));
};

const resolvedPath: Builtin = (call) => {
  const parts = strings(call);
  const path = parts === null ? null : resolvedParts(parts);
  return path === null ? null : text(path);
};

/** What a function of strings makes of the first argument. */
function ofPath(change: (path: string, more: string) => string): Builtin {
  return (call) => {
    const [path, more = ""] = strings(call) ?? [];
    return path === undefined ? null : text(change(path, more));
  };
}

const plainName = ofPath((path, more) => {
  const name = baseName(path);
  return more !== "" && name.endsWith(more) ? name.slice(0, -more.length) : name;
});

/** `new URL("./routes", import.meta.url)` */
const relativeUrl: Builtin = (call) => {
  const [path, base] = strings(call) ?? [];
  if (path === undefined || base === undefined || !base.startsWith("/")) return null;
  const resolved = resolvedParts([folderOf(base), path]);
  return resolved === null ? null : text(resolved);
};

const sameText: Builtin = (call) => (first(call).kind === "string" ? first(call) : null);

/** What is in a folder of the code: a list of names. Only files with code are known, and no others are loaded. */
const folderNames: Builtin = (call) => {
  const folder = asString(first(call));
  if (folder === null || !folder.startsWith("/") || second(call) !== NOTHING) return null;
  const names = namesIn(call.machine.program.graph, folder);
  return names === null ? null : list(names.map(text));
};

const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ["builtins.dict", newRecord],
  ["collections.OrderedDict", newRecord],
  ["builtins.list", sameItems],
  ["builtins.tuple", sameItems],
  ["builtins.set", sameItems],
  ["builtins.frozenset", sameItems],
  ["builtins.sorted", sorted],
  ["builtins.reversed", reversed],
  ["builtins.iter", sameItems],
  ["builtins.str", (call) => (first(call).kind === "string" ? first(call) : joined([first(call)]))],
  [
    "builtins.enumerate",
    (call) => {
      const items = itemsOf(first(call));
      return items === null ? null : list(items.map((item, index) => list([{ kind: "literal", value: index }, item])));
    },
  ],
  [
    "builtins.zip",
    (call) => {
      const lists = positional(call).map((value) => itemsOf(value));
      const shortest = Math.min(...lists.map((items) => items?.length ?? 0));
      return list(
        Array.from({ length: Number.isFinite(shortest) ? shortest : 0 }, (_, at) =>
          list(lists.map((items) => items?.[at] ?? NOTHING)),
        ),
      );
    },
  ],
  [
    "builtins.map",
    (call) => {
      const items = itemsOf(second(call));
      const run = (item: Value): Value => call.machine.call(first(call), [{ value: item, name: null }], call.site);
      return items === null ? null : list(items.map(run));
    },
  ],
  ["builtins.filter", (call) => copyOf(second(call))],
  [
    "builtins.getattr",
    (call) => {
      const name = asString(second(call));
      if (name === null) return null;
      const found = call.machine.memberOf(first(call), name, call.site.place);
      return found.kind === "unknown" ? (positional(call)[2] ?? found) : found;
    },
  ],
  [
    "builtins.setattr",
    (call) => {
      const name = asString(second(call));
      if (name !== null) setMember(first(call), name, positional(call)[2] ?? NOTHING);
      return NOTHING;
    },
  ],
  ["builtins.super", (call) => call.machine.lookUp(call.site.scope, "super", call.site.place)],
  ["builtins.isinstance", (call) => unknown("it is computed", call.site.place)],
  ["typing.cast", second],
  ["copy.copy", (call) => copyOf(first(call)) ?? first(call)],
  ["functools.partial", first],
  ["importlib.import_module", moduleByName],
  ["globalThis.require", moduleByPath],
  ["globalThis.import", moduleByPath],
  ["os.getenv", (call) => environment(call, argument(call, 1, "default"))],
  ["os.environ.get", (call) => environment(call, argument(call, 1, "default"))],
  [
    "globalThis.Object.entries",
    (call) => {
      const value = first(call);
      if (value.kind === "module") return list(moduleMembers(call, value.path).map((pair) => list(pair)));
      return value.kind === "record" ? list(pairsOf(value), openness(value)) : null;
    },
  ],
  ["globalThis.Object.keys", sameItems],
  [
    "globalThis.Object.values",
    (call) => {
      const value = first(call);
      if (value.kind === "module") return list(moduleMembers(call, value.path).map(([, member]) => member));
      return value.kind === "record" ? list([...value.entries.values()], openness(value)) : null;
    },
  ],
  // One that everybody has by this name, kept under a text that nobody writes.
  ["globalThis.Symbol.for", ofPath((name) => symbolKey(name))],
  ["globalThis.Object.freeze", first],
  ["globalThis.Object.seal", first],
  ["globalThis.Object.fromEntries", newRecord],
  [
    "globalThis.Object.assign",
    (call) => {
      const [target, ...sources] = positional(call);
      for (const source of sources)
        if (target?.kind === "record" && source.kind === "record") addEntries(target, source);
      return target ?? null;
    },
  ],
  ["globalThis.Array.from", sameItems],
  ["globalThis.Array.of", (call) => list(positional(call))],
  ["globalThis.Map", (call) => (call.arguments.length === 0 ? record([]) : newRecord(call))],
  ["globalThis.Set", sameItems],
  ["globalThis.String", (call) => joined([first(call)])],
  ["globalThis.Promise.all", sameItems],
  ["globalThis.Promise.resolve", first],
  ["path.resolve", resolvedPath],
  ["path.dirname", ofPath(folderOf)],
  ["path.basename", plainName],
  ["path.extname", ofPath(extension)],
  ["url.fileURLToPath", sameText],
  ["url.pathToFileURL", sameText],
  ["globalThis.URL", relativeUrl],
  ["fs.readdirSync", folderNames],
  ["fs.promises.readdir", folderNames],
  ["fs/promises.readdir", folderNames],
  ["path.join", joinedPath],
  ["path.posix.join", joinedPath],
  ["posixpath.join", joinedPath],
  ["urljoin", joinedPath],
]);

/** The order of what is registered decides who answers. What is no text, or is sorted by something, stays as it is. */
function sorted(call: Call): Value | null {
  const items = itemsOf(first(call));
  const texts = items?.flatMap((item) => (item.kind === "string" ? item.value : [])) ?? [];
  if (items === null || texts.length < items.length || argument(call, -1, "key") !== null) return copyOf(first(call));
  const reverse = argument(call, -1, "reverse");
  const isReversed = reverse?.kind === "literal" && reverse.value === true;
  const inOrder = texts.sort(compareStrings).map((value) => text(value));
  return list(isReversed ? inOrder.reverse() : inOrder, openness(first(call)));
}

function reversed(call: Call): Value | null {
  const items = itemsOf(first(call));
  return items === null ? null : list(items.toReversed(), openness(first(call)));
}

function openness(value: Value): "open" | "closed" {
  return (value.kind === "record" || value.kind === "list") && value.open ? "open" : "closed";
}

/** What is read from the environment is its default, where it has one: what the code says where nobody says otherwise. */
function environment({ site }: Call, other: Value | null): Value {
  return other === null ? unknown("it is read from the environment", site.place) : asConfigured(other);
}

function moduleByName(call: Call): Value | null {
  const name = asString(first(call));
  const path = name === null || name.startsWith(".") ? null : call.machine.program.graph.moduleNamed(name);
  return path === null ? null : { kind: "module", path };
}

/** `require("./routes/" + name)`, where all of it is known. */
function moduleByPath(call: Call): Value | null {
  const { machine, site } = call;
  const specifier = asString(first(call));
  const path =
    specifier === null
      ? null
      : specifier.startsWith("/")
        ? specifier.slice(1)
        : relativePath(site.scope.file, specifier);
  const module = path === null ? null : machine.program.graph.moduleNamed(path);
  if (module !== null) return exportOf(machine, module, "*", site.place);
  return unknown("which module is loaded here is computed", site.place);
}

/** Null for what is not relative, or leads out of the analysis root. */
function relativePath(from: string, specifier: string): string | null {
  return /^\.{1,2}(?:\/|$)/.test(specifier) ? joinInside(directoryOf(from), specifier) : null;
}

/** `Object.entries(routes)` of a namespace import: everything that the module exports. */
function moduleMembers({ machine, site }: Call, path: string): readonly (readonly [Value, Value])[] {
  const exports = machine.program.graph.file(path)?.facts.exports ?? [];
  return exports.flatMap(({ name }) =>
    name === "*" || name === "="
      ? []
      : [[text(name), machine.memberOf({ kind: "module", path }, name, site.place)] as const],
  );
}
