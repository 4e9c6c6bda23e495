import { curveBumpX, curveMonotoneX, line } from "d3-shape";
import type { RoleReport } from "../../model/role-report.js";
import { markup, type Markup } from "./markup.js";
import { layOut, PADDING, type PlacedBox, type PlacedEdge, type Point } from "./picture-layout.js";
import { shortened, TEXT_SIZES } from "./picture-text.js";
import type { Line } from "./picture-model.js";
import { roleGraph } from "./role-graph.js";
import type { Place } from "../../model/span.js";

/** A role drawn: SVG without any script, which prints as it is. */
export interface RolePicture {
  readonly svg: Markup;
  readonly folder: string;
}

/** `hrefOf` says where a place in the picture leads to; null when nowhere. */
export function rolePicture(role: RoleReport, hrefOf: (place: Place) => string | null): RolePicture {
  const graph = roleGraph(role);
  const { width, height, boxes, edges } = layOut(graph);
  const svg = markup`<svg class="picture" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="Picture of ${role.id}">
${edges.filter(({ kind }) => kind !== "beside").map(edgeMarkup)}
${boxes.map((box) => boxMarkup(box, hrefOf))}
</svg>`;
  return { svg, folder: graph.folder };
}

const curve = line<Point>(
  ({ x }) => x,
  ({ y }) => y,
);
const bent = line<Point>(
  ({ x }) => x,
  ({ y }) => y,
)
  .curve(curveBumpX)
  .digits(1);
const through = curve.curve(curveMonotoneX).digits(1);

function edgeMarkup({ kind, points }: PlacedEdge): Markup {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return markup``;
  // Between neighbours it leaves and arrives level; past other boxes it keeps to the way that was made for it.
  const path = (points.length === 2 ? bent([first, last]) : through([...points])) ?? "";
  const direction = last.x >= first.x ? 1 : -1;
  const arrow = `M${last.x - 6 * direction},${last.y - 3.5}L${last.x},${last.y}L${last.x - 6 * direction},${last.y + 3.5}`;
  return markup`<path class="edge ${kind}" d="${path}"/>${kind === "rivals" ? null : markup`<path class="head ${kind}" d="${arrow}"/>`}`;
}

function boxMarkup({ tone, lines, x, y, width, height }: PlacedBox, hrefOf: (place: Place) => string | null): Markup {
  let baseline = y + PADDING - 2;
  const texts = lines.map((each) => {
    const { size, height: lineHeight } = TEXT_SIZES[each.style];
    baseline += lineHeight;
    return lineMarkup(each, x + PADDING, round(baseline - (lineHeight - size) / 2 - 1), hrefOf);
  });
  return markup`<g class="box ${tone}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4"/>${texts}</g>`;
}

function lineMarkup(each: Line, x: number, y: number, hrefOf: (place: Place) => string | null): Markup {
  const href = each.place === null ? null : hrefOf(each.place);
  const title = markup`<title>${each.title.split("\n").map((part, index) => (index === 0 ? part : [NEW_LINE, part]))}</title>`;
  const text = markup`<text class="${each.style}" x="${x}" y="${y}">${shortened(each)}${title}</text>`;
  return href === null ? text : markup`<a href="${href}">${text}</a>`;
}

/** Escaping shows a line feed, which text from the code may have; the ones between our own lines are meant. */
const NEW_LINE = markup`
`;

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
