import type { JudgedApp } from "../../../src/link/routes/conflicts.js";
import type { Judge, LiveRoute } from "../../../src/link/routes/contest.js";
import type { Judgement } from "../../../src/link/routes/framework.js";
import { templateOf } from "../../../src/link/routes/template-of.js";
import type { RouteConflict } from "../../../src/model/routes.js";
import { FILE_START, type Place } from "../../../src/model/span.js";
import { pattern } from "./pattern-text.js";

/** The first that is registered answers; a handler that may pass on is one that may. */
export const inOrder: Judge = {
  judge: (a, b): Judgement => {
    const winner = a.order <= b.order ? "a" : "b";
    return { winner, outcome: (winner === "a" ? a : b).continues ? "continues" : "first" };
  },
};

/** Texts are preferred to parameters from the left, whatever the order; the same path twice does not start. */
export const staticFirst: Judge = {
  judge: (a, b): Judgement => {
    const [one, other] = [a, b].map(({ patterns }) => patterns[0]?.segments.map(({ kind }) => kind === "text") ?? []);
    const at = (one ?? []).findIndex((isText, index) => isText !== other?.[index]);
    if (at >= 0) return { winner: one?.[at] === true ? "a" : "b", outcome: "first" };
    return { winner: a.order <= b.order ? "a" : "b", outcome: "fails" };
  },
};

/**
 * An application of routes, a line each: `GET /users/{} getUser`, with the path as {@link pattern} reads it, several with `|` between them.
 * Behind it may stand `next` (it may pass the request on), `if:2` (the second alternative of the branch called `if`), and `line:7` (it is
 * registered in that line instead of one of its own).
 */
export function appOf(
  framework: Judge,
  lines: readonly string[],
  id = "app.ts#app",
  host = id,
): JudgedApp & { readonly routes: readonly LiveRoute[] } {
  const place = placeAt(id, 1);
  const routes = lines.map((line, order) => liveRoute(id, line, order));
  return { app: { id, framework: "express", place, host }, framework, routes, calls: [routes] };
}

/** `identical GET /a first -> GET /a second, first, /a` */
export function describeConflict({ kind, winner, loser, outcome, example }: RouteConflict): string {
  const side = ({ method, path, handler }: RouteConflict["winner"]): string => `${method} ${path} ${handler?.name}`;
  return `${kind} ${side(winner)} -> ${side(loser)}, ${outcome}, ${example}`;
}

function liveRoute(app: string, line: string, order: number): LiveRoute {
  const [method = "", path = "", name = "", ...options] = line.split(" ");
  const patterns = path.split("|").map(pattern);
  const registered = options.find((option) => option.startsWith("line:"));
  const place = placeAt(app, registered === undefined ? order + 1 : Number(registered.slice(5)));
  const guards = options.flatMap((option) => {
    const [branch = "", alternative] = option.split(":");
    if (alternative === undefined || branch === "line") return [];
    return [{ branch: { file: `${branch}.ts`, span: FILE_START }, alternative: Number(alternative) }];
  });
  const common = { method, place, mounts: [], prefixes: [] };
  return {
    route: {
      ...common,
      app,
      framework: "express",
      path,
      template: templateOf(patterns),
      handler: { symbol: `app.ts#${name}`, name, place },
      status: "live",
      stop: null,
    },
    draft: {
      ...common,
      path: { text: path, stop: null, base: null },
      patterns,
      handler: null,
      guards,
      order,
      router: null,
      continues: options.includes("next"),
    },
  };
}

function placeAt(app: string, line: number): Place {
  return { file: app.slice(0, app.indexOf("#")), span: [line, 1, line, 9] };
}
