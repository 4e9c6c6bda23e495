import type { RouteMount, RouteStop } from "../../../../model/routes.js";
import type { Place } from "../../../../model/span.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import type { Guard, HostObject, Value } from "../../../flow/value.js";
import { argument } from "../../../flow/values.js";
import type { DraftRoute, PathText } from "../../framework.js";
import { asPrefix, concatenated, EMPTY_PATH, knownPath, knownText, pathText } from "../../path-text.js";
import { ALTERNATIVE, alternativesOf, fieldOf, itemsOf, ORIGINAL, OWN_PREFIX, routesOf } from "./asgi-entries.js";
import { methodsOf } from "./asgi-endpoint.js";
import { mountedIn } from "./asgi-mounts.js";
import { asgiPatterns, type Convertors } from "./asgi-pattern.js";
import { asgiType } from "./asgi-types.js";

/** A route of an application that may be limited to a host. */
export interface AsgiRoute extends DraftRoute {
  /** The host that requests have to be for; null for any. */
  readonly host: string | null;
}

/** What all walks of a run share. */
export interface WalkSetting {
  readonly run: FlowRun;
  readonly convertors: Convertors;
  /** What people call the handler behind the wrappers of an endpoint. */
  readonly innerHandler: (endpoint: Value) => Value;
}

/** What is above an entry. */
interface Above {
  readonly prefix: PathText;
  readonly mounts: readonly RouteMount[];
  readonly prefixes: readonly string[];
  readonly guards: readonly Guard[];
  /** The host that requests have to be for; null for any. */
  readonly host: string | null;
  readonly path: readonly HostObject[];
}

const TOP: Above = { prefix: EMPTY_PATH, mounts: [], prefixes: [], guards: [], host: null, path: [] };

/** More routes than these have no application: it is a circle that was not seen. */
const MOST_ROUTES = 100_000;

/** Walks down from an application or router through what is mounted, in the order in which a request does. */
export class AsgiWalk {
  readonly routes: AsgiRoute[] = [];
  readonly stops: RouteStop[] = [];
  readonly #setting: WalkSetting;
  /** The entries that were met, with what they are copies of. */
  readonly #met: Set<HostObject>;

  constructor(setting: WalkSetting, met: Set<HostObject>) {
    this.#setting = setting;
    this.#met = met;
  }

  /** All that an application or router has. */
  walk(top: HostObject): void {
    this.#visit(top, { ...TOP, path: [top] });
  }

  /** Some of what a router has, or what none has. */
  walkEntries(router: HostObject | null, entries: readonly HostObject[]): void {
    const above = { ...TOP, path: router === null ? [] : [router] };
    for (const entry of entries) this.#entry(entry, above);
  }

  #visit(holder: HostObject, above: Above): void {
    const routes = routesOf(holder);
    for (const item of itemsOf(routes)) {
      if (this.routes.length >= MOST_ROUTES) return;
      if (item.kind === "host" && asgiType(item.type) !== null) this.#entry(item, above);
      else this.#stop(holder.made.place, item, "it is computed what is among its routes");
    }
    if (routes.open) this.#stop(holder.made.place, null, "some of its routes are computed");
  }

  #stop(place: Place, why: Value | null, otherwise: string): void {
    this.stops.push(why?.kind === "unknown" ? { place: why.place, reason: why.reason } : { place, reason: otherwise });
  }

  #entry(entry: HostObject, above: Above): void {
    for (let met: Value | null = entry; met?.kind === "host"; met = fieldOf(met, ORIGINAL)) this.#met.add(met);
    switch (asgiType(entry.type)?.role) {
      case "route":
        for (const { method, stop } of methodsOf(entry)) this.#route(entry, method, stop, above);
        return;
      case "socket":
        this.#route(entry, "WS", null, above);
        return;
      case "mount":
        this.#mount(entry, above);
        return;
      case "inclusion":
        this.#inclusion(entry, above);
        return;
      case "host":
        this.#host(entry, above);
        return;
      case "stop":
        this.#stop(entry.made.place, fieldOf(entry, "why"), "it is computed");
        return;
      default:
        this.#stop(entry.made.place, null, "it is no route");
    }
  }

  #route(entry: HostObject, method: string, stop: RouteStop | null, above: Above): void {
    const { place, mounts, prefixes, guards } = historyOf(entry);
    const own = pathText(fieldOf(entry, "path"), place);
    // Of a copy that an inclusion has made, what the path begins with is the prefix of that.
    const path = concatenated(above.prefix, mounts.length === 0 ? own : asPrefix(own, "/"));
    const inside = {
      ...above,
      mounts: [...above.mounts, ...mounts],
      prefixes: [...above.prefixes, ...prefixes],
      guards: [...above.guards, ...guards],
    };
    this.#add({ method, path: { ...path, stop: path.stop ?? stop }, handler: this.#endpoint(entry), place }, inside);
  }

  #endpoint(entry: HostObject): Value | null {
    const endpoint = fieldOf(entry, "endpoint");
    return endpoint === null ? null : this.#setting.innerHandler(endpoint);
  }

  #add(route: Pick<AsgiRoute, "method" | "path" | "handler" | "place" | "isRest">, above: Above): void {
    const last = above.path.at(-1);
    this.routes.push({
      ...route,
      patterns: route.path.stop === null ? asgiPatterns(route.path.text, this.#setting.convertors) : [],
      mounts: above.mounts,
      prefixes: above.prefixes,
      guards: above.guards,
      order: this.routes.length,
      router: last === undefined ? null : this.#setting.run.symbolOf(last),
      continues: false,
      host: above.host,
    });
  }

  /** A router that is included as it is: what it has in the end. */
  #inclusion(entry: HostObject, above: Above): void {
    const router = fieldOf(entry, "router");
    if (router?.kind !== "host") return;
    const { place } = entry.made;
    if (above.path.includes(router)) {
      this.stops.push({ place, reason: "the router is included in itself" });
      return;
    }
    const { mounts, prefixes, guards } = historyOf(entry);
    const given = pathText(argument(entry.made, -1, "prefix"), place);
    this.#visit(router, {
      ...above,
      prefix: concatenated(above.prefix, asPrefix(pathText(fieldOf(entry, "prefix"), place), "/")),
      mounts: [...above.mounts, ...mounts, { place, prefix: knownText(given) }],
      prefixes: [...above.prefixes, ...prefixes, given.text],
      guards: [...above.guards, ...guards],
      path: [...above.path, router],
    });
  }

  #mount(entry: HostObject, above: Above): void {
    const { made } = entry;
    const own = asPrefix(pathText(fieldOf(entry, "path"), made.place), "/");
    const prefix = { ...own, text: own.text.replace(/\/+$/, "") };
    const mount = { place: made.place, prefix: knownText(prefix) };
    const inside = {
      ...above,
      prefix: concatenated(above.prefix, prefix),
      mounts: [...above.mounts, mount],
      prefixes: [...above.prefixes, prefix.text],
      guards: [...above.guards, ...made.guards],
    };
    this.#apps(entry, inside, (app, here) => {
      const path = concatenated(here.prefix, REST);
      if (app?.kind === "unknown") this.#stop(made.place, app, "");
      this.#add({ method: "ANY", path, handler: app, place: made.place }, here);
      this.#add({ method: "WS", path, handler: app, place: made.place, isRest: true }, here);
    });
  }

  #host(entry: HostObject, above: Above): void {
    const { made } = entry;
    const host = pathText(fieldOf(entry, "host"), made.place);
    // Nobody knows whether two hosts that are not known are one.
    const name = host.stop === null ? host.text : `${host.text} ${made.place.file}:${made.place.span.join(":")}`;
    const inside = { ...above, host: name, guards: [...above.guards, ...made.guards] };
    this.#apps(entry, inside, (app, here) => {
      const path = concatenated(here.prefix, REST);
      this.#add({ method: "ANY", path, handler: app, place: made.place }, here);
    });
  }

  /** What is mounted: the routes of applications and routers; anything else is said to be served as it is. */
  #apps(entry: HostObject, above: Above, serve: (app: Value | null, here: Above) => void): void {
    const app = fieldOf(entry, "app");
    const options = app === null ? [null] : alternativesOf(app);
    for (const [alternative, option] of options.entries()) {
      for (let met = option; met?.kind === "host"; met = fieldOf(met, "app")) this.#met.add(met);
      const either = { branch: entry.made.place, alternative };
      const guards = options.length > 1 ? [...above.guards, either] : above.guards;
      const mounted = mountedIn(entry, option);
      if (mounted === null) {
        serve(option, { ...above, guards });
        continue;
      }
      const { holder, path } = mounted;
      if (above.path.includes(holder)) {
        this.stops.push({ place: entry.made.place, reason: "the application is mounted under itself" });
        continue;
      }
      const own = path === null ? EMPTY_PATH : pathText(path, entry.made.place);
      const prefix = concatenated(above.prefix, { ...own, text: own.text.replace(/\/+$/, "") });
      const inside = { ...above, prefix, guards, path: [...above.path, holder] };
      this.#visit(holder, inside);
      this.#rest(entry, inside);
    }
  }

  /** A mount answers all that is below it, be it to say that nothing is there. */
  #rest(entry: HostObject, above: Above): void {
    const path = concatenated(above.prefix, REST);
    const { place } = entry.made;
    this.#add({ method: "ANY", path, handler: null, place, isRest: true }, above);
    this.#add({ method: "WS", path, handler: null, place, isRest: true }, above);
  }
}

const REST = knownPath("/{path:path}");

interface History {
  /** Where the route is registered first. */
  readonly place: Place;
  /** The inclusions that copied it, from the outermost. */
  readonly mounts: readonly RouteMount[];
  /** Of the inclusions and of the routers themselves, from the outermost. */
  readonly prefixes: readonly string[];
  readonly guards: readonly Guard[];
}

function historyOf(entry: HostObject): History {
  const mounts: RouteMount[] = [];
  const prefixes: string[] = [];
  const guards: Guard[] = [];
  let object: HostObject = entry;
  for (;;) {
    const { made } = object;
    guards.push(...made.guards);
    const own = fieldOf(object, OWN_PREFIX);
    if (own !== null) prefixes.push(pathText(own, made.place).text);
    const way = fieldOf(object, ALTERNATIVE);
    if (way?.kind === "literal" && typeof way.value === "number")
      guards.push({ branch: made.place, alternative: way.value });
    const original = fieldOf(object, ORIGINAL);
    if (original?.kind !== "host") return { place: made.place, mounts, prefixes, guards };
    const prefix = pathText(argument(made, -1, "prefix"), made.place);
    mounts.push({ place: made.place, prefix: knownText(prefix) });
    prefixes.push(prefix.text);
    object = original;
  }
}
