import { ParseError, parseTOML, type AST } from "toml-eslint-parser";
import type { Place } from "../model/span.js";
import type { Located } from "./located.js";
import type { NoteMistake } from "./manifest-error.js";
import type { PlaceAt } from "./positions.js";

/** Reads TOML 1.0 into a located tree. Null when there is none: the mistakes say why. Dates become their text. */
export function tomlTree(text: string, placeAt: PlaceAt, note: NoteMistake): Located | null {
  const root: OpenMap = { kind: "map", entries: [], place: placeAt(0, text.length) };
  try {
    for (const node of parseTOML(text).body[0].body) {
      if (node.type === "TOMLKeyValue") assign(root, node, placeAt);
      else openTable(root, node, placeAt);
    }
    return root.entries.length === 0 ? null : root;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    // A value that is missing at the end of a line is found at the start of the next one.
    const isMissing = error.message.startsWith("Unspecified values");
    const at = isMissing ? text.slice(0, error.index).trimEnd().length : error.index;
    note(placeAt(at, at), [], describe(error, text));
    return null;
  }
}

/** A mapping that later lines may still add to. */
interface OpenMap {
  readonly kind: "map";
  readonly entries: OpenEntry[];
  readonly place: Place;
}

interface OpenList {
  readonly kind: "list";
  readonly items: (OpenMap | OpenList | Located)[];
  readonly place: Place;
}

interface OpenEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: OpenMap | OpenList | Located;
}

/** Adds what stands under a header `[a.b]` or `[[a.b]]`. In `resolvedKey` a number follows the name of a list of tables. */
function openTable(root: OpenMap, table: AST.TOMLTable, placeAt: PlaceAt): void {
  const place = placeAt(...table.range);
  const names = [...table.key.keys];
  let at: OpenMap | OpenList = root;
  for (const [index, segment] of table.resolvedKey.entries()) {
    if (typeof segment === "number") {
      at = itemOf(at, segment, place);
      continue;
    }
    const name = names.shift();
    const kind = typeof table.resolvedKey[index + 1] === "number" ? "list" : "map";
    at = childOf(asMap(at), segment, { keyPlace: name === undefined ? place : placeAt(...name.range), place, kind });
  }
  for (const pair of table.body) assign(asMap(at), pair, placeAt);
}

function assign(target: OpenMap, pair: AST.TOMLKeyValue, placeAt: PlaceAt): void {
  const place = placeAt(...pair.range);
  const last = pair.key.keys.length - 1;
  let at = target;
  for (const [index, key] of pair.key.keys.entries()) {
    const keyPlace = placeAt(...key.range);
    if (index < last) at = asMap(childOf(at, nameOf(key), { keyPlace, place, kind: "map" }));
    else at.entries.push({ key: nameOf(key), keyPlace, value: convert(pair.value, placeAt) });
  }
}

interface NewChild {
  readonly keyPlace: Place;
  readonly place: Place;
  readonly kind: "map" | "list";
}

function childOf(at: OpenMap, key: string, { keyPlace, place, kind }: NewChild): OpenMap | OpenList {
  const found = at.entries.find((entry) => entry.key === key)?.value;
  // The parser has refused keys that are defined twice, so what is there is of the right kind and still open.
  if (found !== undefined && found.kind !== "scalar") return found as OpenMap | OpenList;
  const child: OpenMap | OpenList = kind === "map" ? { kind, entries: [], place } : { kind, items: [], place };
  at.entries.push({ key, keyPlace, value: child });
  return child;
}

function itemOf(at: OpenMap | OpenList, index: number, place: Place): OpenMap {
  if (at.kind !== "list") return at;
  const found = at.items[index];
  if (found?.kind === "map") return found as OpenMap;
  const item: OpenMap = { kind: "map", entries: [], place };
  at.items.push(item);
  return item;
}

function asMap(node: OpenMap | OpenList): OpenMap {
  if (node.kind === "map") return node;
  return itemOf(node, node.items.length - 1, node.place);
}

function convert(node: AST.TOMLContentNode, placeAt: PlaceAt): Located {
  const place = placeAt(...node.range);
  if (node.type === "TOMLArray")
    return { kind: "list", items: node.elements.map((item) => convert(item, placeAt)), place };
  if (node.type === "TOMLInlineTable") {
    const table: OpenMap = { kind: "map", entries: [], place };
    for (const pair of node.body) assign(table, pair, placeAt);
    return table;
  }
  const { value } = node;
  return { kind: "scalar", value: "datetime" in node ? node.datetime : (value as string | number | boolean), place };
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function describe(error: ParseError, text: string): string {
  if (!error.message.startsWith("Defining a key multiple times")) return error.message;
  const key = /^["']?([^\s"'=.\]]+)/.exec(text.slice(error.index))?.[1];
  return key === undefined ? "duplicate key" : `duplicate key ${JSON.stringify(key)}`;
}
