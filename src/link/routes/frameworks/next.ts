import type { FlowRun } from "../../flow/flow-run.js";
import type { CollectedRoutes, DraftRoute, Framework, Judgement } from "../framework.js";
import { isConfig } from "./next/next-config.js";
import { nextApps } from "./next/next-apps.js";
import { judgeFiles } from "./next/next-judge.js";
import { isFileRoute, nextRoutes } from "./next/next-routes.js";

/** Next.js: each file below `app` and `pages` that is named for it is a route, and its folder the path. */
export const next: Framework = {
  id: "next",
  language: "typescript",
  packages: ["next"],
  marks: [],
  files: isConfig,
  types: {},
  call: null,
  collect,
  judge,
};

function collect(run: FlowRun): CollectedRoutes {
  const apps = nextApps(run).map((app) => ({
    object: null,
    id: app.id,
    place: app.place,
    routes: nextRoutes(run.graph, app).map((route, order): DraftRoute => ({ ...route, order })),
  }));
  return { apps, unmounted: [], stops: [] };
}

function judge(a: DraftRoute, b: DraftRoute): Judgement {
  if (isFileRoute(a) && isFileRoute(b)) return judgeFiles(a, b);
  return { winner: a.order <= b.order ? "a" : "b", outcome: null };
}
