import type { BlamedCommit, Trend, TrendPoint, TrendStep } from "../../model/trend.js";
import { metricCourses, type MetricCourse } from "../trend/metric-course.js";
import { counted } from "../console-layout.js";
import { markup, prose, type Markup } from "./markup.js";
import { courseText, trendChart, type Marker } from "./trend-chart.js";

/** A chart for each metric that changed, what changed it, and the numbers in a table. `commitsUrl` is where commits are shown. */
export function trendSection(trend: Trend | null, commitsUrl: string | null): Markup {
  if (trend === null) return markup``;
  const steps = trend.steps.map((step, index) => ({ ...step, number: index + 1 }));
  const courses = metricCourses(trend);
  const commits = commitsAt(commitsUrl);
  return markup`<section id="trend" aria-labelledby="trend-title">
<h2 id="trend-title">Trend</h2>
<p>${spanText(trend)} ${YARDSTICKS[trend.yardstick]}</p>
<div class="charts">${courses.filter(hasChanged).map((course) => chart(trend, course, steps))}</div>
${constantList(courses.filter((course) => !hasChanged(course)))}
${stepTable(trend, steps, commits)}
${trend.notes.length === 0 ? null : markup`<ul class="notes">${trend.notes.map((note) => markup`<li>${prose(note)}</li>`)}</ul>`}
${pointTable(trend, commits)}
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

function stepTable(trend: Trend, steps: readonly NumberedStep[], commits: Commits): Markup {
  if (steps.length === 0) return markup``;
  const points = new Map(trend.points.map((point) => [point.commit, point]));
  return markup`<div class="scroll"><table class="steps"><caption>The largest steps</caption>
<thead><tr><th scope="col" class="number">#</th><th scope="col">metric</th><th scope="col">when</th><th scope="col" class="number">from</th><th scope="col" class="number">to</th><th scope="col">what came and went, and by whom</th></tr></thead>
<tbody>${steps.map((step) => {
    const change = step.after - step.before;
    return markup`<tr><td class="number">${step.number}</td><th scope="row">${step.metric}</th><td class="when">${pointName(points.get(step.to), step.to, commits)}</td><td class="number">${step.before}</td><td class="number">${step.after} <span class="aside">(${signed(change)})</span></td><td>${changes(step.came, step.went)}${blame(step.blame, commits)}</td></tr>
`;
  })}</tbody></table></div>`;
}

function pointName(point: TrendPoint | undefined, commit: string, commits: Commits): Markup {
  const id = commits(commit);
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

function blame(blamed: readonly BlamedCommit[] | null, commits: Commits): Markup {
  if (blamed === null) return markup``;
  return markup`<ul class="blame">${blamed.map(
    ({ commit, authored, author, subject, before, after, came, went }) =>
      markup`<li>${commits(commit)} ${subject} <span class="aside">${author}, ${authored}, ${before ?? "not known"} to ${after ?? "not known"}</span>${blamed.length === 1 ? null : changes(came, went)}</li>
`,
  )}</ul>`;
}

/** Whether it was ever two things; that it was not known at times is no change. */
function hasChanged({ lowest, highest }: MetricCourse): boolean {
  return lowest?.value !== highest?.value;
}

/** A chart of what stays the same says no more than its number. */
function constantList(courses: readonly MetricCourse[]): Markup {
  if (courses.length === 0) return markup``;
  return markup`<details class="table"><summary>${counted(courses.length, "metric")} never changed</summary>
<div class="scroll"><table class="counts"><thead><tr><th scope="col">metric</th><th scope="col" class="number">always</th></tr></thead>
<tbody>${courses.map(
    ({ metric, start }) => markup`<tr><th scope="row">${metric}</th><td class="number">${start?.value ?? "–"}</td></tr>
`,
  )}</tbody></table></div></details>`;
}

/** A table of more rows is for programs, and there is a report for them. */
const MOST_ROWS = 1000;

/** The charts as a table. Points that say what the one before them says are left out. */
function pointTable({ points, metrics }: Trend, commits: Commits): Markup {
  const valuesOf = (point: TrendPoint): string =>
    JSON.stringify(metrics.map((metric) => point.metrics[metric] ?? null));
  const changed = points.filter((point, index) => {
    const before = points[index - 1];
    return before === undefined || index === points.length - 1 || valuesOf(point) !== valuesOf(before);
  });
  if (changed.length === 0) return markup``;
  const shown = changed.slice(-MOST_ROWS);
  const left = points.length - changed.length;
  const about = [
    counted(shown.length, "point"),
    ...(shown.length < changed.length ? [`the last of ${changed.length}`] : []),
    ...(left > 0 ? [`without the ${left} at which nothing changed`] : []),
  ].join(", ");
  return markup`<details class="table"><summary>The charts as a table <span class="aside">${about}</span></summary>
<div class="scroll"><table><thead><tr><th scope="col">point</th><th scope="col">commit</th>${metrics.map((metric) => markup`<th scope="col" class="number">${metric}</th>`)}</tr></thead>
<tbody>${shown.map(
    (point) =>
      markup`<tr><th scope="row">${point.label}</th><td>${commits(point.commit)} ${point.subject}</td>${metrics.map((metric) => markup`<td class="number">${point.metrics[metric] ?? "–"}</td>`)}</tr>
`,
  )}</tbody></table></div></details>`;
}

/** The id of a commit as people read it, linked to where it is shown. */
type Commits = (commit: string) => Markup;

function commitsAt(url: string | null): Commits {
  return (commit) => {
    const id = markup`<code>${commit.slice(0, 12)}</code>`;
    return url === null ? id : markup`<a href="${url}/${encodeURIComponent(commit)}">${id}</a>`;
  };
}
