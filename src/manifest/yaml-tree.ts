import {
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
} from "yaml";
import type { Located, LocatedEntry } from "./located.js";
import type { NoteMistake } from "./manifest-error.js";
import type { PlaceAt } from "./positions.js";

/** Reads YAML 1.2, with anchors, aliases and merge keys, into a located tree. Null when there is none: the mistakes say why, or it is empty. */
export function yamlTree(text: string, placeAt: PlaceAt, note: NoteMistake): Located | null {
  const documents = [...parseAllDocuments(text, { merge: true, prettyErrors: false, uniqueKeys: false })];
  const problems = documents.flatMap(problemsOf);
  for (const { pos, message } of problems) note(placeAt(...pos), [], firstLine(message));
  const [first, second] = documents;
  if (second !== undefined) {
    const start = second.contents?.range?.[0] ?? second.range[0];
    note(placeAt(start, start), [], "a second YAML document starts here: a manifest is a single one");
  }
  if (problems.length > 0 || second !== undefined || first === undefined || first.contents === null) return null;
  const state: Conversion = { placeAt, note, anchors: new Map(), expanded: 0, broken: false };
  const { tree } = convert(first.contents, state);
  return state.broken ? null : tree;
}

/** More values than this are never shared by aliases on purpose: a few lines of nested aliases can stand for billions. */
const MOST_EXPANDED = 10_000;

interface Conversion {
  readonly placeAt: PlaceAt;
  readonly note: NoteMistake;
  /** What stands behind each anchor so far; null while it is being read. */
  readonly anchors: Map<string, Sized | null>;
  /** How many values aliases have stood for so far. */
  expanded: number;
  /** An alias stands for nothing, so that what is wrong around it would only be a consequence. */
  broken: boolean;
}

/** A tree and how many nodes it has when every alias in it is written out. */
interface Sized {
  readonly tree: Located;
  readonly size: number;
}

function problemsOf(
  document: Document.Parsed,
): readonly { readonly pos: [number, number]; readonly message: string }[] {
  // A tag that the parser does not know is only a warning to it. All tags are judged in one place below.
  return [...document.errors, ...document.warnings.filter(({ code }) => code !== "TAG_RESOLVE_FAILED")];
}

function firstLine(message: string): string {
  const line = message.split("\n", 1)[0] ?? "";
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function convert(node: Node, state: Conversion): Sized {
  if (isAlias(node)) return expandAlias(node.source, placeOf(node, state), state);
  const anchor = "anchor" in node && typeof node.anchor === "string" ? node.anchor : null;
  if (anchor !== null) state.anchors.set(anchor, null);
  checkTag(node, state);
  const sized = convertContent(node, state);
  if (anchor !== null) state.anchors.set(anchor, sized);
  return sized;
}

function convertContent(node: Node, state: Conversion): Sized {
  const place = placeOf(node, state);
  if (isMap(node)) return convertMap(node, state);
  if (isSeq(node)) {
    const items = node.items.map((item) => convertItem(item, place, state));
    return { tree: { kind: "list", items: items.map(({ tree }) => tree), place }, size: sum(items) };
  }
  if (!isScalar(node)) return nothing(place);
  const { value, source } = node;
  const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null;
  // Only YAML 1.1, asked for by a directive, has dates and the like: what was written says it best.
  return { tree: { kind: "scalar", value: plain ? value : (source ?? null), place }, size: 1 };
}

function convertItem(item: unknown, around: Located["place"], state: Conversion): Sized {
  if (isPair(item)) state.note(around, [], "a key stands in a list: expected a mapping or a value");
  return isNode(item) ? convert(item, state) : nothing(around);
}

function convertMap(map: YAMLMap, state: Conversion): Sized {
  const entries: LocatedEntry[] = [];
  const merged: LocatedEntry[] = [];
  let size = 1;
  for (const pair of map.items) {
    const key = keyOf(pair, map, state);
    const value = isNode(pair.value) ? convert(pair.value, state) : nothing(key.place);
    size += value.size;
    if (key.isMerge) merged.push(...mergeEntries(value.tree, state));
    else entries.push({ key: key.text, keyPlace: key.place, value: value.tree });
  }
  const seen = new Set(entries.map(({ key }) => key));
  for (const entry of merged) {
    if (seen.has(entry.key)) continue;
    seen.add(entry.key);
    entries.push(entry);
  }
  return { tree: { kind: "map", entries, place: placeOf(map, state) }, size };
}

function keyOf(
  pair: Pair,
  map: YAMLMap,
  state: Conversion,
): { text: string; place: Located["place"]; isMerge: boolean } {
  const { key } = pair;
  const place = isNode(key) ? placeOf(key, state) : placeOf(map, state);
  if (isScalar(key)) {
    const isMerge = typeof key.value === "symbol" || (key.value === "<<" && key.type === "PLAIN");
    return { text: typeof key.value === "string" ? key.value : (key.source ?? ""), place, isMerge };
  }
  const tree = isNode(key) ? convert(key, state).tree : null;
  if (tree?.kind === "scalar" && tree.value !== null) return { text: String(tree.value), place, isMerge: false };
  state.note(place, [], "a key is a list or a mapping: expected a word");
  return { text: "", place, isMerge: false };
}

/** The entries that `<<` brings in: of a mapping, or of several, the earlier ones winning. */
function mergeEntries(tree: Located, state: Conversion): readonly LocatedEntry[] {
  if (tree.kind === "map") return tree.entries;
  if (tree.kind === "list" && tree.items.every((item) => item.kind === "map")) {
    return tree.items.flatMap((item) => (item.kind === "map" ? item.entries : []));
  }
  state.note(tree.place, [], "<< found no mapping to merge, expected an alias of a mapping or a list of such");
  return [];
}

function expandAlias(name: string, place: Located["place"], state: Conversion): Sized {
  const sized = state.anchors.get(name);
  if (sized === undefined) return breakOff(place, `the alias *${name} has no anchor &${name} before it`, state);
  if (sized === null) return breakOff(place, `the alias *${name} stands inside its own anchor`, state);
  const before = state.expanded;
  state.expanded += sized.size;
  if (state.expanded <= MOST_EXPANDED) return sized;
  // Said once, at the alias that goes too far.
  if (before > MOST_EXPANDED) return nothing(place);
  return breakOff(place, `aliases stand for more than ${MOST_EXPANDED} values: write them out`, state);
}

function breakOff(place: Located["place"], message: string, state: Conversion): Sized {
  state.broken = true;
  state.note(place, [], message);
  return nothing(place);
}

/** The tags of YAML's core schema, which only say what a value is anyway, and `!`, which says that it is text. */
const PLAIN_TAGS = new Set([
  "!",
  ...["str", "int", "float", "bool", "null", "map", "seq"].map((tag) => `tag:yaml.org,2002:${tag}`),
]);

function checkTag(node: Node, state: Conversion): void {
  if (node.tag === undefined || PLAIN_TAGS.has(node.tag)) return;
  state.note(
    placeOf(node, state),
    [],
    `the tag ${firstLine(node.tag.replace("tag:yaml.org,2002:", "!!"))} is not allowed: a manifest is plain data`,
  );
}

function placeOf(node: Node, state: Conversion): Located["place"] {
  const [start, end] = node.range ?? [0, 0];
  return state.placeAt(start, end);
}

function nothing(place: Located["place"]): Sized {
  return { tree: { kind: "scalar", value: null, place }, size: 1 };
}

function sum(items: readonly Sized[]): number {
  return items.reduce((total, { size }) => total + size, 1);
}
