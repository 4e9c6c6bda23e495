import type { FlowRun } from "../../flow/flow-run.js";
import type { HostObject } from "../../flow/value.js";
import { text } from "../../flow/values.js";
import type { CollectedRoutes, DraftApp, DraftRoute, Framework, Judgement } from "../framework.js";
import { innerHandlers, WRAPPERS } from "../inner-handler.js";
import { API_TYPES, NAMESPACE_TYPES } from "./flask/api-types.js";
import { apiRules } from "./flask/api-rules.js";
import { convertersOf } from "./flask/flask-converters.js";
import { matchingOrder } from "./flask/flask-order.js";
import { isClassView } from "./flask/flask-view.js";
import { APPS, BLUEPRINTS, type FlaskRoute, walkFlask, type Walked } from "./flask/flask-walk.js";

/** Flask 2 and 3: the rules of Werkzeug's map, of which the more specific answers, whatever their order. */
export const flask: Framework = {
  id: "flask",
  language: "python",
  packages: ["flask", "flask_restful", "flask_restx", "flask_restplus"],
  marks: [
    ...API_TYPES,
    ...NAMESPACE_TYPES,
    "flask.Flask",
    "flask.Blueprint",
    "flask.views",
    "flask.app.Flask",
    "flask.blueprints.Blueprint",
  ],
  observes: WRAPPERS,
  types: { "flask.Flask": "flask.Flask", "flask.Blueprint": "flask.Blueprint" },
  call: null,
  collect,
  mount: (blueprint, prefix) => ({
    method: "register_blueprint",
    given: [blueprint],
    named: { url_prefix: text(prefix) },
  }),
  judge,
};

function collect(run: FlowRun): CollectedRoutes {
  const innerHandler = innerHandlers(run, isClassView);
  const apis = apiRules(run);
  const reached = new Set<HostObject>();
  const all: Walked[] = [];
  const walk = (top: HostObject): readonly DraftRoute[] => {
    const isApp = APPS.includes(top.type);
    const walked = walkFlask({
      run,
      top,
      findConverter: convertersOf(isApp ? top : null),
      innerHandler,
      apiRules: apis.of,
    });
    for (const each of walked.reached) reached.add(each);
    all.push(walked);
    return inMatchingOrder(walked.routes);
  };
  const apps = run.ofType(...APPS);
  const collected = apps.flatMap((object): readonly DraftApp[] =>
    object.isAssumed ? [] : [{ object, id: run.symbolOf(object), place: object.made.place, routes: walk(object) }],
  );
  const inner = new Set(run.ofType(...BLUEPRINTS).flatMap(blueprintsIn));
  const left = [...apps.filter((app) => app.isAssumed), ...run.ofType(...BLUEPRINTS)];
  const unmounted = left.filter((router) => !reached.has(router) && !inner.has(router)).flatMap(walk);
  return { apps: collected, unmounted, stops: [...apis.stops, ...all.flatMap(({ stops }) => stops)] };
}

/** The blueprints that are registered on one, itself aside. */
function blueprintsIn(blueprint: HostObject): readonly HostObject[] {
  return blueprint.calls.flatMap(({ method, arguments: given }) => {
    const value = given[0]?.value;
    return method === "register_blueprint" && value?.kind === "host" && value !== blueprint ? [value] : [];
  });
}

/** Numbers the routes as the matcher tries them. Those whose path is not known come last. */
function inMatchingOrder(routes: readonly FlaskRoute[]): readonly FlaskRoute[] {
  const known = routes.filter((route) => route.parts !== null);
  const sorted = matchingOrder(known, (route) => [domainPart(route), ...(route.parts ?? [])]);
  const left = routes.filter((route) => route.parts === null);
  return [...sorted, ...left].map((route, order) => ({ ...route, order }));
}

/** Rules are looked up by the domain first. One with a parameter in it is compared as text: what is under different ones does not compete. */
function domainPart({ domain }: FlaskRoute): NonNullable<FlaskRoute["parts"]>[number] {
  return { content: domain, isStatic: true, isFinal: false, weight: [0, [], 0, []] };
}

function judge(a: DraftRoute, b: DraftRoute): Judgement {
  const winner = a.order <= b.order ? "a" : "b";
  if (!isFlask(a) || !isFlask(b)) return { winner, outcome: "first" };
  if (a.domain !== b.domain) return { winner, outcome: null };
  return { winner, outcome: isRefused(a, b) ? "fails" : "first" };
}

function isFlask(route: DraftRoute): route is FlaskRoute {
  return "endpoint" in route;
}

/** Flask takes no second view for an endpoint, and no second blueprint of a name. */
function isRefused(a: FlaskRoute, b: FlaskRoute): boolean {
  const [one, other] = [a.blueprint, b.blueprint];
  if (one !== other && one !== null && one.name !== null && one.name === other?.name) return true;
  return a.endpoint !== null && a.endpoint === b.endpoint && !isSameView(a, b);
}

function isSameView({ view: a }: FlaskRoute, { view: b }: FlaskRoute): boolean {
  if (a === null || b === null || a === b) return true;
  // A method is taken from its object each time, and is the same.
  return a.kind === "function" && b.kind === "function" && a.function === b.function && a.self === b.self;
}
