import type { BlamedCommit, Trend, TrendPoint, TrendStep } from "../../model/trend.js";
import { metricCourses, type MetricCourse } from "../trend/metric-course.js";
import { counted } from "../console-layout.js";
import { markup, prose, type Markup } from "./markup.js";
import { courseText, trendChart, type Marker } from "./trend-chart.js";

/** A chart for each metric, what changed it, and the numbers in a table. */
export function trendSection(trend: Trend | null): Markup {
  if (trend === null) return markup``;
  const steps = trend.steps.map((step, index) => ({ ...step, number: index + 1 }));
  return markup`<section id="trend" aria-labelledby="trend-title">
<h2 id="trend-title">Trend</h2>
<p>${spanText(trend)} ${YARDSTICKS[trend.yardstick]}</p>
<div class="charts">${metricCourses(trend).map((course) => chart(trend, course, steps))}</div>
${stepTable(trend, steps)}
${trend.notes.length === 0 ? null : markup`<ul class="notes">${trend.notes.map((note) => markup`<li>${prose(note)}</li>`)}</ul>`}
${pointTable(trend)}
</section>`;
}

const YARDSTICKS = {
  today: "Each is judged by today's manifest.",
  ownManifest: "Each is judged by its own manifest.",
} as const satisfies Record<Trend["yardstick"], string>;

type NumberedStep = TrendStep & { readonly number: number };

function spanText({ by, points }: Trend): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "No commit was judged.";
  const each = by === "commit" ? "" : by === "tag" ? ", one for each tag" : `, the last of each ${by}`;
  return `${counted(points.length, "commit")}${each}, from ${first.date} to ${last.date}.`;
}

function chart(trend: Trend, course: MetricCourse, steps: readonly NumberedStep[]): Markup {
  const { metric } = course;
  const indexes = new Map(trend.points.map(({ commit }, index) => [commit, index]));
  const markers = steps
    .filter((step) => step.metric === metric)
    .flatMap(({ number, before, after, to }): readonly Marker[] => {
      const point = indexes.get(to);
      return point === undefined ? [] : [{ point, label: number, title: `Step ${number}: from ${before} to ${after}` }];
    });
  return markup`<figure class="trend"><figcaption><b>${metric}</b> ${courseText(course)}</figcaption>${trendChart(trend, course, markers)}</figure>
`;
}

function stepTable(trend: Trend, steps: readonly NumberedStep[]): Markup {
  if (steps.length === 0) return markup``;
  const points = new Map(trend.points.map((point) => [point.commit, point]));
  return markup`<div class="scroll"><table class="steps"><caption>The largest steps</caption>
<thead><tr><th scope="col" class="number">#</th><th scope="col">metric</th><th scope="col">when</th><th scope="col" class="number">from</th><th scope="col" class="number">to</th><th scope="col">what came and went, and by whom</th></tr></thead>
<tbody>${steps.map((step) => {
    const change = step.after - step.before;
    return markup`<tr><td class="number">${step.number}</td><th scope="row">${step.metric}</th><td class="when">${pointName(points.get(step.to), step.to)}</td><td class="number">${step.before}</td><td class="number">${step.after} <span class="aside">(${signed(change)})</span></td><td>${changes(step.came, step.went)}${blame(step.blame)}</td></tr>
`;
  })}</tbody></table></div>`;
}

function pointName(point: TrendPoint | undefined, commit: string): Markup {
  const id = markup`<code>${commit.slice(0, 12)}</code>`;
  if (point === undefined) return id;
  return commit.startsWith(point.label) ? markup`${point.date}<br>${id}` : markup`${point.label}<br>${id}`;
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : `−${-change}`;
}

/** Longer lists are opened by who wants them. */
const MOST_OPEN = 4;

function changes(came: readonly string[], went: readonly string[]): Markup {
  const list = [...came.map((name) => ["+", name] as const), ...went.map((name) => ["−", name] as const)];
  if (list.length === 0) return markup``;
  const items = markup`<ul class="changes">${list.map(([sign, name]) => markup`<li class="${sign === "+" ? "came" : "went"}"><span class="sign">${sign}</span> <code>${name}</code></li>`)}</ul>`;
  if (list.length <= MOST_OPEN) return items;
  const summary = [
    ...(came.length > 0 ? [`${came.length} came`] : []),
    ...(went.length > 0 ? [`${went.length} went`] : []),
  ].join(", ");
  return markup`<details><summary>${summary}</summary>${items}</details>`;
}

function blame(commits: readonly BlamedCommit[] | null): Markup {
  if (commits === null) return markup``;
  return markup`<ul class="blame">${commits.map(
    ({ commit, authored, author, subject, before, after, came, went }) =>
      markup`<li><code>${commit.slice(0, 12)}</code> ${subject} <span class="aside">${author}, ${authored}, ${before ?? "not known"} to ${after ?? "not known"}</span>${commits.length === 1 ? null : changes(came, went)}</li>
`,
  )}</ul>`;
}

/** The charts as a table. Points that say what the one before them says are left out. */
function pointTable({ points, metrics }: Trend): Markup {
  const valuesOf = (point: TrendPoint): string =>
    JSON.stringify(metrics.map((metric) => point.metrics[metric] ?? null));
  const shown = points.filter((point, index) => {
    const before = points[index - 1];
    return before === undefined || index === points.length - 1 || valuesOf(point) !== valuesOf(before);
  });
  if (shown.length === 0) return markup``;
  const left = points.length - shown.length;
  return markup`<details class="table"><summary>The charts as a table <span class="aside">${counted(shown.length, "point")}${left === 0 ? null : `, without the ${left} at which nothing changed`}</span></summary>
<div class="scroll"><table><thead><tr><th scope="col">point</th><th scope="col">commit</th>${metrics.map((metric) => markup`<th scope="col" class="number">${metric}</th>`)}</tr></thead>
<tbody>${shown.map(
    (point) =>
      markup`<tr><th scope="row">${point.label}</th><td><code>${point.commit.slice(0, 12)}</code> ${point.subject}</td>${metrics.map((metric) => markup`<td class="number">${point.metrics[metric] ?? "–"}</td>`)}</tr>
`,
  )}</tbody></table></div></details>`;
}
