import type { Report } from "../../model/report.js";
import type { Route, RouteConflict, RouteStop } from "../../model/routes.js";
import type { Place } from "../../model/span.js";
import { counted } from "../console-layout.js";
import { handlerName, lineText, lossesOf, routeSections, type ServedRoutes } from "../route-sections.js";
import { groupBy } from "../../model/group-by.js";
import { markup, type Markup, type Piece } from "./markup.js";
import type { Places } from "./places.js";

/** What competes first, then the table of each application, then what is not live, and why. */
export function routeSection({ routes: table }: Report, places: Places): Markup {
  if (table.routes.length === 0 && table.stops.length === 0) return markup``;
  const { apps, unknown, unmounted, stops, summary } = routeSections(table);
  const losses = lossesOf(table.conflicts);
  return markup`<section id="routes" aria-labelledby="routes-title">
<h2 id="routes-title">Routes</h2>
<p>${summary}.</p>
${conflictTable(table.conflicts, places)}
<p class="tools" hidden><label>Show routes with <input type="search" data-rows="#routes" autocomplete="off" spellcheck="false" placeholder="path, method, handler or file"></label> <output></output></p>
${apps.map((served) => ofApp(served, losses, places))}
${notLive("Path not known", unknown, places)}
${notLive("Not mounted", unmounted, places)}
${stopList(stops, places)}
</section>`;
}

/** Tables of more routes are opened by who wants them. */
const MOST_OPEN = 25;

/** What becomes of the one that does not answer. */
const OUTCOMES = {
  first: "never reached",
  continues: "reached when the first passes the request on",
  fails: "the reason why the application does not start",
  undecided: "in another application: what is in front of the two decides",
} as const satisfies Record<RouteConflict["outcome"], string>;

const KINDS = {
  identical: "identical",
  mountedTwice: "mounted twice",
  shadowed: "shadowed",
  overlapping: "overlapping",
} as const satisfies Record<RouteConflict["kind"], string>;

function conflictTable(conflicts: readonly RouteConflict[], places: Places): Markup {
  if (conflicts.length === 0) return markup`<p class="none">No two live routes compete.</p>`;
  // A router that is mounted twice is one mistake, however many routes it has.
  const groups = groupBy(conflicts, (conflict) => {
    const { kind, outcome, winner, loser } = conflict;
    if (kind !== "mountedTwice") return conflict;
    return [outcome, lineText(parting(winner, loser)), lineText(parting(loser, winner))].join("\n");
  });
  return markup`<div class="scroll"><table class="conflicts"><caption>${counted(conflicts.length, "conflict")}</caption>
<thead><tr><th scope="col">conflict</th><th scope="col">route that answers</th><th scope="col">route that does not</th><th scope="col">which is</th></tr></thead>
<tbody>${[...groups.values()].map((ofGroup) => conflictRow(ofGroup, places))}</tbody></table></div>`;
}

function conflictRow(conflicts: readonly RouteConflict[], places: Places): Markup {
  const [first, ...others] = conflicts;
  if (first === undefined) return markup``;
  const { kind, outcome, winner, loser, example } = first;
  const tone = kind === "overlapping" ? "note" : kind === "identical" ? "error" : "warning";
  const more = markup`<details><summary>and ${counted(others.length, "more route", "more routes")}</summary><ul class="bare">${others.map(({ loser: { method, path } }) => markup`<li><span class="method">${method}</span> <code>${path}</code></li>`)}</ul></details>`;
  const side = (route: Route, other: Route, below: Markup | null): Markup =>
    markup`<td><span class="method">${route.method}</span> <code class="path">${route.path}</code><br>${places.link(parting(route, other))}${below}</td>`;
  return markup`<tr><td class="word ${tone}">${KINDS[kind]}</td>${side(winner, loser, null)}${side(loser, winner, others.length === 0 ? null : more)}<td>${OUTCOMES[outcome]}${winner.path === loser.path ? null : markup`, as for <code>${example}</code>`}</td></tr>
`;
}

/** Where two routes part: the registration, or the mount that only one of them goes through. */
function parting(route: Route, other: Route): Place {
  const texts = new Set(other.mounts.map(({ place }) => lineText(place)));
  if (lineText(route.place) !== lineText(other.place)) return route.place;
  return route.mounts.find(({ place }) => !texts.has(lineText(place)))?.place ?? route.place;
}

function ofApp(
  { app, routes, fronts }: ServedRoutes,
  losses: (route: Route) => readonly string[],
  places: Places,
): Markup {
  const host = app.host === app.id ? null : markup`, on host ${app.host}`;
  const lost = routes.filter((route) => losses(route).length > 0).length;
  return markup`<details class="table"${routes.length <= MOST_OPEN ? markup` open` : null}><summary><code>${app.id}</code> <span class="aside">${app.framework}${host}, ${counted(routes.length, "route")}${lost === 0 ? null : markup`, ${lost} of which ${lost === 1 ? "loses" : "lose"}`}</span></summary>
${fronts.map(({ place, reason }) => markup`<p class="aside">… is not known: ${places.link(place)} ${reason}</p>`)}${routeTable(routes, places, "competes", (route) => losses(route).join(", "))}</details>
`;
}

function notLive(title: string, routes: readonly Route[], places: Places): Markup {
  if (routes.length === 0) return markup``;
  const hasStops = routes.some(({ stop }) => stop !== null);
  const because = ({ stop }: Route): Piece => (stop === null ? "" : markup`${places.link(stop.place)} ${stop.reason}`);
  return markup`<details class="table"${routes.length <= MOST_OPEN ? markup` open` : null}><summary>${title} <span class="aside">${counted(routes.length, "route")}</span></summary>
${routeTable(routes, places, hasStops ? "stopped at" : null, because)}</details>
`;
}

function routeTable(
  routes: readonly Route[],
  places: Places,
  last: string | null,
  lastOf: (route: Route) => Piece,
): Markup {
  if (routes.length === 0) return markup`<p class="none">No routes.</p>`;
  const hasLast = last !== null && routes.some((route) => lastOf(route) !== "");
  return markup`<div class="scroll"><table class="routes"><thead><tr><th scope="col">method</th><th scope="col">path</th><th scope="col">handler</th><th scope="col">registered, and mounted through</th>${hasLast ? markup`<th scope="col">${last}</th>` : null}</tr></thead>
<tbody>${routes.map((route) => {
    const extra = hasLast ? markup`<td class="extra">${lastOf(route)}</td>` : null;
    return markup`<tr><td class="method">${route.method}</td><td><code class="path">${route.path}</code></td><td>${handler(route, places)}</td><td>${places.link(route.place)}${[...route.mounts].reverse().map((mount) => markup`<br><span class="aside">${mount.prefix === null ? "…" : mount.prefix} ${places.linked(lineText(mount.place), mount.place)}</span>`)}</td>${extra}</tr>
`;
  })}</tbody></table></div>`;
}

function handler(route: Route, places: Places): Markup {
  const name = handlerName(route);
  return route.handler === null ? markup`${name}` : places.linked(name, route.handler.place);
}

function stopList(stops: readonly RouteStop[], places: Places): Markup {
  if (stops.length === 0) return markup``;
  return markup`<details class="table"><summary>Routes may be missing <span class="aside">${counted(stops.length, "place")}</span></summary>
<ul class="places">${stops.map(
    ({ place, reason }) => markup`<li>${places.link(place)} ${reason}</li>
`,
  )}</ul></details>`;
}
