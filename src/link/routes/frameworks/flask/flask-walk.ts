import type { RouteMount, RouteStop } from "../../../../model/routes.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import type { Guard, HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, asString, optionsOf } from "../../../flow/values.js";
import type { DraftRoute, PathText } from "../../framework.js";
import {
  asPrefix,
  concatenated,
  guardsOfWay,
  joinedBy,
  knownText,
  pathText,
  pathTexts,
  stopAbout,
} from "../../path-text.js";
import { APP_ARGUMENTS, BLUEPRINT_ARGUMENTS, ownDomain, ownName, ownPrefix, staticPath } from "./flask-arguments.js";
import { optionOf, registrationsOf, type RuleCall } from "./flask-registrations.js";
import { parseRule, type FindConverter, type RulePart } from "./flask-rule.js";
import { endpointOf, handlerFor, methodNames, methodsOf } from "./flask-view.js";

/** A route with what Flask decides by which of two answers, and whether it starts at all. */
export interface FlaskRoute extends DraftRoute {
  /** Null when its path is not known. */
  readonly parts: readonly RulePart[] | null;
  /** The host or subdomain that it is limited to; empty for none. */
  readonly domain: string;
  /** With the names of the blueprints in front; null when it cannot be known. */
  readonly endpoint: string | null;
  readonly view: Value | null;
  /** Null for routes of the application itself. */
  readonly blueprint: RegisteredBlueprint | null;
}

/** One registration of a blueprint. */
interface RegisteredBlueprint {
  /** With the names of the blueprints around it in front; null when it cannot be known. */
  readonly name: string | null;
}

export const APPS = ["flask.Flask", "flask.app.Flask"];
export const BLUEPRINTS = ["flask.Blueprint", "flask.blueprints.Blueprint"];

export interface WalkInput {
  readonly run: FlowRun;
  readonly top: HostObject;
  readonly findConverter: FindConverter;
  readonly innerHandler: (value: Value) => Value;
  /** What APIs register on an application or blueprint. */
  readonly apiRules: (router: HostObject) => readonly RuleCall[];
}

export interface Walked {
  readonly routes: readonly FlaskRoute[];
  readonly stops: readonly RouteStop[];
  readonly reached: ReadonlySet<HostObject>;
}

/** Everything that is registered on an application, or below a blueprint that no application has, in the order of its registration. */
export function walkFlask(input: WalkInput): Walked {
  const walk = new FlaskWalk(input);
  walk.start();
  return walk;
}

/** Where a blueprint is registered: what its rules get from above. */
interface Above {
  readonly prefix: PathText | null;
  readonly name: string | null;
  readonly domain: PathText | null;
  readonly mounts: readonly RouteMount[];
  readonly guards: readonly Guard[];
  readonly path: readonly HostObject[];
  /** The registration of the outermost blueprint: what comes later is not there. */
  readonly before: number | null;
  readonly blueprint: RegisteredBlueprint | null;
}

/** More than these have no application: it is a circle that was not seen. */
const MOST_ROUTES = 100_000;

class FlaskWalk implements Walked {
  readonly routes: FlaskRoute[] = [];
  readonly stops: RouteStop[] = [];
  readonly reached = new Set<HostObject>();
  readonly #input: WalkInput;
  readonly #slashes: "strict" | "lax";
  /** What `app.endpoint(name)` says. */
  readonly #views = new Map<string, Value>();

  constructor(input: WalkInput) {
    this.#input = input;
    const strict = input.top.fields.get("url_map.strict_slashes");
    this.#slashes = strict?.kind === "literal" && strict.value === false ? "lax" : "strict";
  }

  start(): void {
    const { top } = this.#input;
    const isApp = APPS.includes(top.type);
    const none = { mounts: [], guards: [], path: [], before: null, blueprint: null };
    if (isApp) this.#visitApp(top, { ...none, prefix: null, name: "", domain: null });
    else this.#visitBlueprint(top, { ...none, prefix: ownPrefix(top), name: ownName(top), domain: ownDomain(top) });
    this.#fillViews();
  }

  #visitApp(app: HostObject, above: Above): void {
    this.reached.add(app);
    this.#addStatic(app, above, staticPath(app, APP_ARGUMENTS));
    for (const each of registrationsOf(app, null, this.#input.apiRules(app))) {
      if (each.kind === "rule") this.#addRule(app, each.rule, above);
      else if (each.kind === "endpoint") this.#views.set(each.name, each.view);
      else this.#register(app, each.call, { ...above, before: each.call.order });
    }
  }

  /** Its own rules, then those of the blueprints in it, as they are when it is registered. */
  #visitBlueprint(blueprint: HostObject, above: Above): void {
    this.reached.add(blueprint);
    this.#addStatic(blueprint, above, staticPath(blueprint, BLUEPRINT_ARGUMENTS));
    const all = registrationsOf(blueprint, above.before, this.#input.apiRules(blueprint));
    for (const each of all) {
      if (each.kind === "rule") this.#addRule(blueprint, each.rule, above);
      else if (each.kind === "endpoint" && above.name !== null)
        this.#views.set(`${above.name}.${each.name}`, each.view);
    }
    for (const each of all) if (each.kind === "blueprint") this.#register(blueprint, each.call, above);
  }

  #register(router: HostObject, call: HostCall, above: Above): void {
    const given = argument(call, 0, "blueprint");
    for (const option of given === null ? [] : optionsOf(given)) {
      if (option.kind === "literal") continue;
      const path = [...above.path, router];
      if (option.kind !== "host" || !BLUEPRINTS.includes(option.type)) {
        this.stops.push(stopOf(option, call));
      } else if (path.includes(option)) {
        this.stops.push({ place: call.place, reason: "the blueprint is registered on itself" });
      } else this.#visitBlueprint(option, { ...this.#below(option, call, above), path });
    }
  }

  #below(blueprint: HostObject, call: HostCall, above: Above): Above {
    const written = optionOf(call, "url_prefix");
    const given = written === null ? ownPrefix(blueprint) : pathText(written, call.place);
    const own = given === null ? null : asPrefix(given, "/");
    const named = optionOf(call, "name");
    const name = named === null ? ownName(blueprint) : asString(named);
    const domain = optionOf(call, "subdomain");
    const full = above.name === null || name === null ? null : above.name === "" ? name : `${above.name}.${name}`;
    const mount = { place: call.place, prefix: own === null ? "" : knownText(own) };
    return {
      ...above,
      prefix: above.prefix === null || own === null ? (own ?? above.prefix) : joinPrefixes(above.prefix, own),
      name: full,
      domain: domain === null ? ownDomain(blueprint) : pathText(domain, call.place),
      mounts: [...above.mounts, mount],
      guards: [...above.guards, ...call.guards],
      blueprint: { name: full },
    };
  }

  #addRule(router: HostObject, rule: RuleCall, above: Above): void {
    const { call } = rule;
    const view = rule.view === null ? null : this.#input.innerHandler(rule.view);
    const methods = rule.methods === null ? methodsOf(view) : methodNames(rule.methods);
    if (isTrue(rule.option("build_only"))) return;
    if (methods === null) {
      this.stops.push({ place: call.place, reason: "the methods of the rule are computed" });
      return;
    }
    const endpoint = rule.endpoint === null ? (view === null ? null : endpointOf(view)) : asString(rule.endpoint);
    const domain = rule.option("host") ?? rule.option("subdomain");
    const paths = pathTexts(rule.path, call.place);
    const join = rule.join === "plain" ? concatenated : joinRule;
    const mounts = [...above.mounts, ...rule.mounts];
    for (const [alternative, path] of paths.entries()) {
      const guards = [...above.guards, ...guardsOfWay(paths, alternative, this.#input.top.made.place)];
      this.#add(
        router,
        { ...above, guards, mounts },
        {
          call,
          methods: isTrue(rule.option("websocket")) ? ["WS"] : methods,
          path: above.prefix === null ? path : join(above.prefix, path),
          domain: domain === null ? above.domain : pathText(domain, call.place),
          endpoint,
          view,
          slashes: slashesOf(rule.option("strict_slashes")) ?? this.#slashes,
        },
      );
    }
  }

  /** The files that an application or blueprint serves; nothing of ours answers for them. */
  #addStatic(router: HostObject, above: Above, path: PathText | null): void {
    if (path === null) return;
    const rule = concatenatedRule(path);
    this.#add(router, above, {
      call: router.made,
      methods: ["GET"],
      path: above.prefix === null ? rule : joinRule(above.prefix, rule),
      domain: above.domain,
      endpoint: "static",
      view: null,
      slashes: this.#slashes,
    });
  }

  #add(router: HostObject, above: Above, added: Added): void {
    const { call, path, endpoint, view, domain } = added;
    const { findConverter, run } = this.#input;
    const rule = path.stop === null ? parseRule(path.text, { slashes: added.slashes, findConverter }) : null;
    for (const method of added.methods) {
      if (this.routes.length >= MOST_ROUTES) return;
      this.routes.push({
        method,
        path,
        patterns: rule?.patterns ?? [],
        handler: view === null ? null : handlerFor(view, method),
        place: call.place,
        mounts: above.mounts,
        guards: [...above.guards, ...call.guards],
        order: this.routes.length,
        router: run.symbolOf(router),
        continues: false,
        parts: rule?.parts ?? null,
        domain: domain?.text ?? "",
        endpoint: endpoint === null || above.name === null ? null : `${above.name}.${endpoint}`.replace(/^\./, ""),
        view,
        blueprint: above.blueprint,
      });
    }
  }

  /** Rules whose view is said elsewhere, by the name of their endpoint. */
  #fillViews(): void {
    for (const [index, route] of this.routes.entries()) {
      const said = route.endpoint === null ? undefined : this.#views.get(route.endpoint);
      if (route.view !== null || said === undefined) continue;
      const view = this.#input.innerHandler(said);
      this.routes[index] = { ...route, view, handler: handlerFor(view, route.method) };
    }
  }
}

interface Added {
  readonly call: HostCall;
  readonly methods: readonly string[];
  readonly path: PathText;
  readonly domain: PathText | null;
  readonly endpoint: string | null;
  readonly view: Value | null;
  readonly slashes: "strict" | "lax";
}

/** `BlueprintSetupState.add_url_rule`: a slash between the two, and the prefix alone for an empty rule. */
const joinRule = joinedBy((prefix, rule) =>
  rule === "" ? prefix : `${prefix.replace(/\/+$/, "")}/${rule.replace(/^\/+/, "")}`,
);

/** `Blueprint.register`, of a blueprint in another: the same, but without a look at what is empty. */
const joinPrefixes = joinedBy((above, own) => `${above.replace(/\/+$/, "")}/${own.replace(/^\/+/, "")}`);

function concatenatedRule(path: PathText): PathText {
  return { ...path, text: `${path.text}/<path:filename>` };
}

function slashesOf(value: Value | null): "strict" | "lax" | null {
  return value?.kind === "literal" ? (value.value === false ? "lax" : "strict") : null;
}

function isTrue(value: Value | null): boolean {
  return value?.kind === "literal" && value.value === true;
}

function stopOf(value: Value, { place }: HostCall): RouteStop {
  const about = "the blueprint that is registered cannot be followed";
  const { stop } = pathText(value, place);
  return stop === null ? { place, reason: about } : stopAbout(about, stop);
}
