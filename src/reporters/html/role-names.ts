import { compareStrings } from "../../model/order.js";
import type { Hop } from "../../model/resolution.js";
import type { RoleName } from "../../model/role-report.js";
import type { Place } from "../../model/span.js";
import { splitSymbolId } from "../../model/symbol-id.js";
import { groupBy } from "../../model/group-by.js";
import { relativePath, type Box, type Line } from "./picture-model.js";

/** The modules on the way of names to a definition, as boxes, and which leads to which. */
export interface NameBoxes {
  readonly boxes: readonly Box[];
  readonly edges: readonly (readonly [from: string, to: string])[];
}

/**
 * A box for each module through which others reach the definition, and for what reaches such a module, or the definition itself, from modules
 * that pass nothing on, one box for all of them: those may be many, and differ in nothing but their place.
 */
export function namesReaching(names: readonly RoleName[], target: string, folder: string): NameBoxes {
  const ways = names.map((name) => ({ name, way: wayOf(name) })).filter(({ way }) => way.length > 0);
  const passing = new Set(ways.flatMap(({ way }) => way.slice(1)));
  const idOf = (module: string | undefined): string => (module === undefined ? target : `${target}/${module}`);
  const edges = new Map<string, readonly [string, string]>();
  const addEdge = (from: string, to: string): void => void edges.set(`${from}\n${to}`, [from, to]);
  const leaves = new Map<string, RoleName[]>();
  for (const { name, way } of ways) {
    for (const [index, module] of way.entries()) {
      const next = idOf(way[index + 1]);
      if (passing.has(module)) addEdge(idOf(module), next);
      else if (index === 0) leaves.set(next, [...(leaves.get(next) ?? []), name]);
    }
  }
  const boxes = [...passing].sort(compareStrings).map((module) => moduleBox(idOf(module), module, names, folder));
  for (const [to, ofTarget] of leaves) {
    const id = `${to}/*`;
    addEdge(id, to);
    boxes.push({ id, tone: "names", lines: leafLines(ofTarget, folder) });
  }
  return { boxes, edges: [...edges.values()] };
}

/** So many lines of a box are enough to see what it is; the table has them all. */
const MOST_LINES = 14;

/**
 * The modules that a name goes through on its way to the file of the definition, its own first. Empty for a name in that file, which the box of
 * the definition shows.
 */
function wayOf({ module, chain, symbol }: RoleName): readonly string[] {
  const files = [module, ...chain.map(({ file }) => file)];
  const home = splitSymbolId(symbol)?.file;
  return files.filter((file, index) => file !== home && files.indexOf(file) === index);
}

/** The module's path, and each name in it that is on the way of another, whether the role asks about it or not. */
function moduleBox(id: string, module: string, names: readonly RoleName[], folder: string): Box {
  const steps = new Map<string, Line & { readonly line: number }>();
  for (const { chain } of names) {
    for (const hop of chain) {
      if (hop.file !== module) continue;
      const [line] = hop.span;
      const text = `${hop.hop === "star" ? "*" : hop.name} :${line} ${HOPS[hop.hop]}`;
      const title = `${HOPS[hop.hop]} ${hop.name}\n${hop.file}:${line}`;
      steps.set(text, { style: "name", text, title, place: { file: hop.file, span: hop.span }, line });
    }
  }
  const lines = [...steps.values()].sort((a, b) => a.line - b.line || compareStrings(a.text, b.text));
  const place: Place = { file: module, span: [1, 1, 1, 1] };
  const path = relativePath(place, folder).replace(/:1$/, "");
  return {
    id,
    tone: "module",
    lines: [{ style: "path", text: path, title: module, place }, ...limited(lines, "name")],
  };
}

/** Each name once, and below it the places that have it. */
function leafLines(names: readonly RoleName[], folder: string): readonly Line[] {
  const byName = groupBy(names, ({ name }) => name);
  const lines = [...byName]
    .sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || compareStrings(a, b))
    .flatMap(([name, ofName]): readonly Line[] => [
      { style: "name", text: name, place: null, title: name },
      ...limited(
        ofName.map(({ place, chain }): Line => ({
          style: "path",
          text: relativePath(place, folder),
          place,
          title: [`${name} in ${place.file}:${place.span[0]}`, ...chain.slice(1).map(hopText)].join("\n"),
        })),
        "place",
      ),
    ]);
  return limited(lines, "name");
}

const HOPS = { import: "import", reexport: "re-export", alias: "alias", star: "import *" } as const satisfies Record<
  Hop["hop"],
  string
>;

function hopText({ hop, name, file, span }: Hop): string {
  return `→ ${HOPS[hop]} ${name} in ${file}:${span[0]}`;
}

function limited(lines: readonly Line[], what: string): readonly Line[] {
  if (lines.length <= MOST_LINES + 1) return lines;
  const left = lines.slice(MOST_LINES);
  const count = left.filter(({ style }) => style !== "note").length;
  const title = left.map(({ text }) => text).join("\n");
  return [...lines.slice(0, MOST_LINES), { style: "note", text: `and ${count} more ${what}s`, title, place: null }];
}
