import { compareStrings } from "../../../../model/order.js";
import type { RouteMount, RouteStop } from "../../../../model/routes.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import type { Guard, HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, asString, entry, optionsOf, truthOf } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { asPrefix, EMPTY_PATH, GAP, joinedBy, knownPath, knownText, pathText } from "../../path-text.js";
import { folderPrefix, INSTANCE, isUnknownFolder, parentOf, skipsOverride, whyNoPlugin } from "./fastify-objects.js";
import { type FastifyRoute, haveSameKey } from "./fastify-route.js";
import { type PathRules, pathVariants } from "./find-my-way.js";
import { type RouteCall, routeCalls } from "./route-calls.js";

/** What one application has, or an instance that nobody gives. */
export interface Walked {
  readonly top: HostObject;
  /** In the order of registration. */
  readonly routes: readonly FastifyRoute[];
  readonly stops: readonly RouteStop[];
}

/** Walks from an application down through the instances of its plugins. */
export function walkFastify(run: FlowRun, top: HostObject): Walked {
  const walk = new FastifyWalk(run, top);
  walk.visit(top, { prefix: EMPTY_PATH, mounts: [], guards: [] });
  return { top, routes: walk.inOrder(), stops: walk.stops };
}

/** Where an instance is: what its routes get from above. */
interface Above {
  readonly prefix: PathText;
  readonly mounts: readonly RouteMount[];
  readonly guards: readonly Guard[];
}

interface Found {
  readonly route: FastifyRoute;
  readonly call: HostCall;
  readonly options: Value | null;
}

class FastifyWalk {
  readonly stops: RouteStop[] = [];
  readonly #found: Found[] = [];
  readonly #run: FlowRun;
  readonly #top: HostObject;
  readonly #made = new Set<HostCall>();
  readonly #children = new Map<HostObject, HostObject[]>();
  readonly #rules: PathRules;

  constructor(run: FlowRun, top: HostObject) {
    this.#run = run;
    this.#top = top;
    this.#rules = rulesOf(argument(top.made, 0));
    for (const object of run.ofType(INSTANCE)) {
      this.#made.add(object.made);
      const parent = parentOf(object);
      if (parent === null) continue;
      const known = this.#children.get(parent);
      if (known === undefined) this.#children.set(parent, [object]);
      else known.push(object);
    }
  }

  visit(instance: HostObject, above: Above): void {
    for (const call of instance.calls) {
      if (call.method === "register") this.#stopAtPlugin(call);
      else this.#add(instance, call, above);
    }
    for (const child of this.#children.get(instance) ?? []) this.visit(child, below(child, above));
  }

  /** Plugins run when the code that registers them is done, so the calls themselves have the order. */
  inOrder(): readonly FastifyRoute[] {
    const found = this.#found
      .toSorted((a, b) => a.call.order - b.call.order)
      .map((each, order): Found => ({ ...each, route: { ...each.route, order } }));
    const heads = hasHeads(this.#top) ? found.flatMap((each) => impliedHead(each, found)) : [];
    return [...found.map(({ route }) => route), ...heads];
  }

  #stopAtPlugin(call: HostCall): void {
    if (isUnknownFolder(call))
      this.stops.push({ place: call.place, reason: "the plugins of a folder are registered here that is not known" });
    const given = argument(call, 0);
    for (const option of given === null ? [] : optionsOf(given)) {
      const isCut = option.kind === "function" && !skipsOverride(option) && !this.#made.has(call);
      const reason = isCut ? "the plugin is registered inside of itself" : whyNoPlugin(option);
      if (reason !== null) this.stops.push({ place: call.place, reason });
    }
  }

  #add(instance: HostObject, call: HostCall, above: Above): void {
    const calls = routeCalls(call);
    if (calls?.kind === "stop") this.stops.push(calls.stop);
    for (const each of calls?.kind === "routes" ? calls.routes : [])
      this.#found.push({ route: this.#route(instance, call, each, above), call, options: each.options });
  }

  #route(
    instance: HostObject,
    call: HostCall,
    { method, isHeadAlone, path, handler, options }: RouteCall,
    above: Above,
  ): FastifyRoute {
    const whole = joinUrl(above.prefix, path, slashesOf(options, path, isHeadAlone));
    const texts = whole[0].stop === null ? whole.map(({ text }) => text) : [];
    const variants = texts.flatMap((text) => pathVariants(text, this.#rules));
    return {
      method,
      path: whole[0],
      patterns: variants.map(({ pattern }) => pattern),
      variants,
      constraints: constraintText(entry(options, "constraints")),
      handler,
      place: call.place,
      mounts: above.mounts,
      guards: [...above.guards, ...call.guards],
      order: 0,
      router: this.#top.isAssumed ? this.#run.symbolOf(instance) : null,
      continues: false,
    };
  }
}

function below(child: HostObject, { prefix, mounts, guards }: Above): Above {
  const call = child.made;
  const byFolder = folderPrefix(child);
  const given = byFolder === null ? pathText(entry(argument(call, 1), "prefix"), call.place) : knownPath(byFolder);
  const own = asPrefix(given, "/");
  return {
    prefix: joinPrefix(prefix, own),
    mounts: [...mounts, { place: call.place, prefix: knownText(own) }],
    guards: [...guards, ...call.guards],
  };
}

/** Prefixes always have one slash between them. */
const joinPrefix = joinedBy((prefix, own) => {
  if (own === "" || own.startsWith(GAP)) return prefix + own;
  if (prefix.endsWith("/") && own.startsWith("/")) return prefix + own.slice(1);
  return own.startsWith("/") || prefix.endsWith("/") ? prefix + own : `${prefix}/${own}`;
});

type Slashes = "both" | "slash" | "no-slash" | null;

/** What `/` means behind a prefix; null for other paths. */
function slashesOf(options: Value | null, path: PathText, isHeadAlone: boolean): Slashes {
  if (path.text !== "/" || isHeadAlone) return null;
  const said = asString(entry(options, "prefixTrailingSlash"));
  return said === "slash" || said === "no-slash" ? said : "both";
}

function joinUrl(prefix: PathText, path: PathText, slashes: Slashes): readonly [PathText, ...PathText[]] {
  const join = (text: string): PathText => joinedBy((a, b) => a + b)(prefix, { ...path, text });
  if (slashes !== null && prefix.text !== "") {
    if (slashes === "slash") return [join("/")];
    return slashes === "both" ? [join(""), join("/")] : [join("")];
  }
  return [prefix.text.endsWith("/") && path.text.startsWith("/") ? join(path.text.slice(1)) : join(path.text)];
}

function rulesOf(options: Value | null): PathRules {
  const router = entry(options, "routerOptions");
  const said = (name: string): boolean | null => truthOf(entry(router, name) ?? entry(options, name) ?? UNSAID);
  return {
    ignoreTrailingSlash: said("ignoreTrailingSlash") === true,
    ignoreDuplicateSlashes: said("ignoreDuplicateSlashes") === true,
    caseSensitive: said("caseSensitive") !== false,
  };
}

const UNSAID: Value = { kind: "list", items: [], open: true };

/** `{ host: "a.test", version: "1.0.0" }` in one order; null when some of it is not known. */
function constraintText(value: Value | null): string | null {
  if (value === null) return "";
  if (value.kind !== "record" || value.open) return null;
  const parts = [...value.entries].map(([name, item]) => {
    const text = item.kind === "regex" ? `/${item.source}/${item.flags}` : asString(item);
    return text === null ? null : `${name}=${text}`;
  });
  return parts.includes(null)
    ? null
    : parts
        .filter((part) => part !== null)
        .toSorted(compareStrings)
        .join(" ");
}

function hasHeads(app: HostObject): boolean {
  return truthOf(entry(argument(app.made, 0), "exposeHeadRoutes") ?? UNSAID) !== false;
}

/**
 * Fastify adds a HEAD to each GET that has none. That is no route of the code's, unless the code has one for the same path later: then there are
 * two.
 */
function impliedHead({ route, call, options }: Found, all: readonly Found[]): readonly FastifyRoute[] {
  if (route.method !== "GET" || truthOf(entry(options, "exposeHeadRoute") ?? UNSAID) === false) return [];
  const isAgain = all.some(
    ({ route: other, call: otherCall }) =>
      other.method === "HEAD" &&
      otherCall !== call &&
      other.order > route.order &&
      other.constraints === route.constraints &&
      haveSameKey(route, other),
  );
  return isAgain ? [{ ...route, method: "HEAD" }] : [];
}
