import type { RouteStop } from "../../../model/routes.js";
import type { Place } from "../../../model/span.js";
import type { FlowRun } from "../../flow/flow-run.js";
import type { HostObject, Value } from "../../flow/value.js";
import { argument, entry, optionsOf, positional } from "../../flow/values.js";
import type { CollectedRoutes, DraftApp, DraftRoute, Framework } from "../framework.js";
import { innerHandlers, WRAPPERS } from "../inner-handler.js";
import { convertersOf } from "./django/django-converters.js";
import { djangoSettings } from "./django/django-settings.js";
import { walkPatterns, type DjangoInput } from "./django/django-walk.js";

/** Channels: routers of Django's patterns for WebSockets and, where a project wants that, for HTTP. The first that matches answers. */
export const channels: Framework = {
  id: "channels",
  language: "python",
  packages: ["channels"],
  marks: ["channels.routing"],
  types: {},
  observes: WRAPPERS,
  call: null,
  collect,
  judge: (a, b) => ({ winner: a.order <= b.order ? "a" : "b", outcome: "first" }),
};

const APP = "channels.routing.ProtocolTypeRouter";
const ROUTER = "channels.routing.URLRouter";

/** What each protocol's routes are called; the others have no paths. */
const PROTOCOLS: readonly (readonly [protocol: string, method: "ANY" | "WS"])[] = [
  ["http", "ANY"],
  ["websocket", "WS"],
];

function collect(run: FlowRun): CollectedRoutes {
  const findConverter = convertersOf(run);
  const settings = djangoSettings(run);
  const innerHandler = innerHandlers(run, isConsumer);
  const reached = new Set<HostObject>();
  const stops: RouteStop[] = [];
  const leadsTo = (view: Value): Value | null => {
    const router = routerIn(view);
    if (router !== null) reached.add(router);
    return router === null ? null : argument(router.made, 0, "routes");
  };
  const walk = (router: HostObject, method: "ANY" | "WS"): readonly DraftRoute[] => {
    const input: DjangoInput = { run, method, leadsTo, settings, findConverter, innerHandler };
    const patterns = leadsTo(router);
    if (patterns === null) return [];
    const walked = walkPatterns(input, patterns, router.made.place);
    stops.push(...walked.stops);
    return walked.routes;
  };
  const apps = run.ofType(APP).flatMap((object): readonly DraftApp[] => {
    if (object.isAssumed) return [];
    const routes = PROTOCOLS.flatMap(([protocol, method]) =>
      routersFor(object, protocol, stops).flatMap((router) => walk(router, method)),
    );
    const numbered = routes.map((route, order) => ({ ...route, order }));
    return [{ object, id: run.symbolOf(object), place: object.made.place, routes: numbered }];
  });
  const left = run.ofType(ROUTER).filter((router) => !reached.has(router));
  const within = new Set(left.flatMap((router) => innerRouters(router)));
  const tops = left.filter((router) => !within.has(router));
  return { apps, unmounted: tops.flatMap((router) => walk(router, "WS")), stops };
}

/** The routers behind a protocol. Where there is something else, it is told, unless it is Django itself. */
function routersFor({ made }: HostObject, protocol: string, stops: RouteStop[]): readonly HostObject[] {
  const given = entry(argument(made, 0, "application_mapping"), protocol);
  return (given === null ? [] : optionsOf(given)).flatMap((option) => {
    const router = routerIn(option);
    if (router === null && !isDjango(option)) stops.push(stopFor(protocol, made.place));
    return router ?? [];
  });
}

function stopFor(protocol: string, place: Place): RouteStop {
  return { place, reason: `what answers ${protocol} is no router that can be followed` };
}

function isDjango(value: Value): boolean {
  return value.kind === "host" && value.type === "django.core.asgi.get_asgi_application";
}

/** Middleware around middleware is never as much as this. */
const MOST_LAYERS = 20;

/** The router behind middleware, which is given first what it is around; null when there is none. */
function routerIn(value: Value): HostObject | null {
  let inner: Value | undefined = value;
  for (let depth = 0; inner !== undefined && depth < MOST_LAYERS; depth++) {
    if (inner.kind === "host" && inner.type === ROUTER) return inner;
    inner = layerBelow(inner);
  }
  return null;
}

function layerBelow(value: Value): Value | undefined {
  if (value.kind === "host") return isConsumer(value) ? undefined : (positional(value.made)[0] ?? keptBy(value));
  return value.kind === "instance" ? keptBy(value) : undefined;
}

/** What middleware of ours keeps of what it was given. */
function keptBy({ fields }: { readonly fields: ReadonlyMap<string, Value> }): Value | undefined {
  return [...fields.values()].find((field) => field.kind === "host" || field.kind === "instance");
}

/** What `as_asgi()` of a consumer gives. */
function isConsumer({ made }: HostObject): boolean {
  return made.method.endsWith(".as_asgi");
}

/** The routers that a router leads on to. */
function innerRouters(router: HostObject): readonly HostObject[] {
  const patterns = argument(router.made, 0, "routes");
  return (patterns?.kind === "list" ? patterns.items : []).flatMap((item) => {
    const view = item.kind === "host" ? argument(item.made, 1, "view") : null;
    return (view === null ? null : routerIn(view)) ?? [];
  });
}
