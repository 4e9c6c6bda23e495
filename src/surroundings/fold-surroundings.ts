import { groupBy } from "../model/group-by.js";
import { compareStrings } from "../model/order.js";
import type {
  DefinitionNode,
  FoldedDefinitions,
  ModuleNode,
  SurroundingNode,
  Surroundings,
} from "../model/surroundings.js";
import { Draft } from "./draft.js";
import { splitByFolders } from "./split-by-folders.js";

/**
 * Makes surroundings small enough to be looked at, and loses nothing: modules become folders that say how many they are, and of definitions
 * that compete least, one box stands for those of a class. Arrows are put together accordingly.
 *
 * @param limit how many boxes there may be, about.
 */
export function foldSurroundings(surroundings: Surroundings, limit: number): Surroundings {
  if (surroundings.nodes.length <= limit) return surroundings;
  const boxes = boxesOf(surroundings, limit);
  const draft = new Draft();
  for (const node of new Set(boxes.values())) draft.addNode(node);
  for (const edge of surroundings.edges) {
    const [from, to] = [boxes.get(edge.from)?.id, boxes.get(edge.to)?.id];
    if (from === undefined || to === undefined || (from === to && edge.from !== edge.to)) continue;
    const isFolded = from !== edge.from || to !== edge.to;
    draft.addEdge({ ...edge, from, to, shared: isFolded ? null : edge.shared });
  }
  return { ...surroundings, nodes: draft.nodes, edges: draft.edges };
}

/** The box that each node is in, by the node's id. */
function boxesOf(surroundings: Surroundings, limit: number): ReadonlyMap<string, SurroundingNode> {
  const { nodes } = surroundings;
  const boxes = new Map<string, SurroundingNode>();
  const ofKind = <K extends SurroundingNode["kind"]>(kind: K) =>
    nodes.filter((node): node is Extract<SurroundingNode, { kind: K }> => node.kind === kind);
  for (const [id, box] of foldDefinitions(surroundings, ofKind("definition"), limit / 2)) boxes.set(id, box);
  for (const kind of ["missing", "external"] as const) {
    for (const [id, box] of foldNamed(ofKind(kind), limit / 6)) boxes.set(id, box);
  }
  const used = new Set(boxes.values()).size;
  const modules = ofKind("module");
  const pinned = modules.filter((node) => isPinned(surroundings, node));
  // Where so many pass something on, it says no more of one than of another.
  const isFree = (node: ModuleNode): boolean => used + pinned.length > limit * 0.75 || !pinned.includes(node);
  for (const node of modules) if (!isFree(node)) boxes.set(node.id, node);
  const left = limit - new Set(boxes.values()).size;
  for (const [id, box] of foldModules(surroundings, modules.filter(isFree), left)) boxes.set(id, box);
  return boxes;
}

function isPinned({ subject }: Surroundings, node: ModuleNode): boolean {
  return node.passesOn || (subject.kind === "module" && subject.file === node.file);
}

type Boxes = Iterable<readonly [id: string, box: SurroundingNode]>;

/** What competes least is folded first. */
function* foldDefinitions({ subject }: Surroundings, nodes: readonly DefinitionNode[], most: number): Boxes {
  const classOf = ({ classes }: DefinitionNode): FoldedDefinitions["class"] =>
    classes.find(({ role }) => subject.kind === "role" && role === subject.role)?.class ?? null;
  const byClass = [...groupBy(nodes, classOf)].sort(([a], [b]) => rankOf(a) - rankOf(b));
  let room = Math.max(1, Math.floor(most) - byClass.length);
  for (const [kind, ofClass] of byClass) {
    const kept = ofClass.length <= room + 1 ? ofClass : ofClass.slice(0, room);
    room = Math.max(0, room - kept.length);
    for (const node of kept) yield [node.id, node];
    const rest = ofClass.slice(kept.length);
    const symbols = rest.map(({ symbol }) => symbol).sort(compareStrings);
    const box: FoldedDefinitions = {
      kind: "definitions",
      id: `definitions:${kind}`,
      distance: 0,
      class: kind,
      symbols,
    };
    for (const node of rest) yield [node.id, box];
  }
}

/** Falls as a class asks for less attention. */
function rankOf(kind: FoldedDefinitions["class"]): number {
  return kind === null ? CLASSES.length : CLASSES.indexOf(kind);
}

const CLASSES: readonly FoldedDefinitions["class"][] = [
  "canonical",
  "implementation",
  "rival",
  "copy",
  "lookAlike",
  "variant",
  "delegate",
  "contract",
  "namesake",
  "double",
];

function* foldNamed(
  nodes: readonly Extract<SurroundingNode, { readonly kind: "missing" | "external" }>[],
  most: number,
): Boxes {
  const [first] = nodes;
  if (first === undefined) return;
  const names = nodes.flatMap((node) => node.names).sort(compareStrings);
  const box = { ...first, id: `${first.kind}:*`, names };
  for (const node of nodes) yield [node.id, nodes.length <= Math.max(1, most) ? node : box];
}

/** Modules are put together that are as far away, on the same side. Of a folder, what is inside gets the larger part of the room. */
function* foldModules(surroundings: Surroundings, nodes: readonly ModuleNode[], room: number): Boxes {
  const inside = nodes.filter(({ distance }) => surroundings.subject.kind === "folder" && distance === 0);
  const around = nodes.filter((node) => !inside.includes(node));
  const most = around.length === 0 ? room : Math.max(Math.floor(room * INSIDE), room - around.length);
  const boxes = [...foldSides(surroundings, inside, most)];
  yield* boxes;
  yield* foldSides(surroundings, around, room - new Set(boxes.map(([, box]) => box)).size);
}

/** The part of the room that is for what was asked for. */
const INSIDE = 0.6;

function* foldSides(surroundings: Surroundings, nodes: readonly ModuleNode[], room: number): Boxes {
  const sideOf = sidesIn(surroundings);
  const groups = groupBy(nodes, (node) => `${node.distance} ${sideOf(node)}`);
  const byFile = new Map(nodes.map((node) => [node.file, node]));
  const start = [...groups.values()].map((group) => group.map(({ file }) => file));
  for (const { folder, modules } of splitByFolders(start, room)) {
    const [first] = modules.flatMap((file) => byFile.get(file) ?? []);
    if (first === undefined) continue;
    const id = `folder:${folder} ${first.distance} ${sideOf(first)}`;
    const box: SurroundingNode =
      modules.length === 1 ? first : { kind: "folder", id, distance: first.distance, folder, modules };
    for (const file of modules) yield [byFile.get(file)?.id ?? file, box];
  }
}

/** Whether a module imports what is nearer, or is imported by it. */
function sidesIn({ nodes, edges }: Surroundings): (node: SurroundingNode) => string {
  const distances = new Map(nodes.map(({ id, distance }) => [id, distance]));
  const importing = new Set<string>();
  const imported = new Set<string>();
  for (const { from, to } of edges) {
    const [here = 0, there = 0] = [distances.get(from), distances.get(to)];
    if (here > there) importing.add(from);
    if (here < there) imported.add(to);
  }
  return ({ id }) => `${importing.has(id) ? "importers" : ""}${imported.has(id) ? "imports" : ""}`;
}
