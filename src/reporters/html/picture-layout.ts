import dagre from "@dagrejs/dagre";
import type { SymbolId } from "../../model/symbol-id.js";
import { CORE, type Box, type Edge, type RoleGraph } from "./picture-model.js";
import { lineWidth, TEXT_SIZES } from "./picture-text.js";

/** Boxes and edges where they are drawn, in pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
}

export interface PlacedBox extends Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge extends Edge {
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const PADDING = 9;

/** For the strokes of the outermost boxes. */
const MARGIN = 2;

/** From left to right, in layers: the same graph gives the same picture. */
export function layOut({ boxes, edges }: RoleGraph): Picture {
  const graph = new dagre.graphlib.Graph<object, { x: number; y: number }, { points?: readonly Point[] }>({
    multigraph: true,
  });
  graph.setGraph({ rankdir: "LR", nodesep: 12, ranksep: 40, edgesep: 8, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  const sizes = new Map(boxes.map((box) => [box.id, sizeOf(box)]));
  for (const { id } of boxes) graph.setNode(id, { ...(sizes.get(id) ?? { width: 0, height: 0 }), x: 0, y: 0 });
  for (const edge of edges) {
    const [from, to] = inReadingOrder(edge);
    graph.setEdge(from, to, {});
  }
  // Nothing crosses in a tree, so the order in which the boxes came can stay.
  dagre.layout(graph, { disableOptimalOrderHeuristic: true });
  const level = aligned(
    boxes.map((box) => ({ ...box, ...graph.node(box.id), ...(sizes.get(box.id) ?? { width: 0, height: 0 }) })),
  );
  const rise = roomAbove(level);
  const core = level.find(({ id }) => id === CORE)?.x ?? 0;
  const placed = level.map((box) => (box.x <= core ? { ...box, y: round(box.y - rise) } : box));
  const byId = new Map(placed.map((box) => [box.id, box]));
  const drawn = edges.map((edge): PlacedEdge => {
    const [from, to] = inReadingOrder(edge);
    const inner = (graph.edge(from, to)?.points ?? [])
      .slice(1, -1)
      .map(({ x, y }: Point) => ({ x: round(x), y: round(edge.side === "before" ? y - rise : y) }));
    const points = joined(byId.get(from), byId.get(to), inner, edge.about);
    // An edge is drawn from where it starts, which may be on the right.
    return { ...edge, points: from === edge.from ? points : points.reverse() };
  });
  return {
    width: Math.max(...placed.map(({ x, width }) => x + width)) + MARGIN,
    height: Math.max(...placed.map(({ y, height }) => y + height)) + MARGIN,
    boxes: placed,
    edges: drawn,
  };
}

/** Boxes of one layer have their middles in a line; on the page they have in a line the side that is nearer to the canonical one. */
function aligned(boxes: readonly PlacedBox[]): readonly PlacedBox[] {
  const middle = boxes.find(({ id }) => id === CORE)?.x ?? 0;
  const widest = new Map<number, number>();
  for (const { x, width } of boxes) widest.set(x, Math.max(width, widest.get(x) ?? 0));
  return boxes.map((box) => {
    const { x, y, width, height } = box;
    const most = widest.get(x) ?? width;
    const left = x < middle ? x + most / 2 - width : x > middle ? x - most / 2 : x - width / 2;
    return { ...box, x: round(left), y: round(y - height / 2) };
  });
}

/** Above the canonical one and what reaches it: others are more, and it should not be far down between them. */
function roomAbove(boxes: readonly PlacedBox[]): number {
  const core = boxes.find(({ id }) => id === CORE);
  if (core === undefined) return 0;
  return Math.min(...boxes.filter(({ x }) => x <= core.x).map(({ y }) => y)) - MARGIN;
}

/** What is behind the canonical one is laid out to its right, whatever leads where. */
function inReadingOrder({ from, to, kind, side }: Edge): readonly [string, string] {
  return side === "behind" && (kind === "reaches" || kind === "relies") ? [to, from] : [from, to];
}

/** From the right side of one box to the left side of another, as level as it can be. */
function joined(
  left: PlacedBox | undefined,
  right: PlacedBox | undefined,
  inner: readonly Point[],
  about: SymbolId | null,
): Point[] {
  if (left === undefined || right === undefined) return [];
  const middle = (box: PlacedBox): number => box.y + box.height / 2;
  const within = (box: PlacedBox, y: number): number =>
    round(Math.min(Math.max(y, box.y + 12), box.y + box.height - 12));
  // What is between two neighbours is only the way from one middle to the other.
  const between = inner.length > 1 ? inner : [];
  const first = between[0]?.y ?? middle(right);
  const last = between.at(-1)?.y ?? middle(left);
  const start = { x: left.x + left.width, y: cardHeight(left, about) ?? within(left, first) };
  return [start, ...between, { x: right.x, y: within(right, between.length > 0 ? last : start.y) }];
}

/** Where the name of a definition stands in a box of several; null when it is not there. */
function cardHeight({ lines, y }: PlacedBox, about: SymbolId | null): number | null {
  const index = about === null ? -1 : lines.findIndex(({ card }) => card === about);
  if (index === -1) return null;
  const above = lines.slice(0, index + 1).reduce((sum, { style }) => sum + TEXT_SIZES[style].height, 0);
  return round(y + PADDING + above + 4);
}

function sizeOf({ lines }: Box): { readonly width: number; readonly height: number } {
  const width = Math.ceil(Math.max(40, ...lines.map(lineWidth))) + 2 * PADDING;
  const height = lines.reduce((sum, { style }) => sum + TEXT_SIZES[style].height, 0) + 2 * PADDING - 4;
  return { width, height };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
