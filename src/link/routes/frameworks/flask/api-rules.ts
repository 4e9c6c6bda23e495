import type { RouteStop } from "../../../../model/routes.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import type { HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, joinedOptions, list, NOTHING, optionsOf, text } from "../../../flow/values.js";
import { namespacesLeft, resourcesOf, type ApiResource } from "./api-resources.js";
import { API_TYPES, givenArgument, hasNamespaces } from "./api-types.js";
import { optionOf, type RuleCall } from "./flask-registrations.js";

/** What the APIs of Flask-RESTful and Flask-RESTX register, and what of it is not followed. */
export interface ApiRules {
  readonly of: (router: HostObject) => readonly RuleCall[];
  readonly stops: readonly RouteStop[];
}

/** The rules that APIs add to applications and blueprints. */
export function apiRules(run: FlowRun): ApiRules {
  const rules = new Map<HostObject, RuleCall[]>();
  const stops: RouteStop[] = [];
  const reached = new Set<HostObject>();
  for (const api of run.ofType(...API_TYPES)) {
    const resources = resourcesOf(api, reached);
    const places = bindingsOf(api);
    if (places.length === 0 && resources.length > 0) stops.push({ place: api.made.place, reason: NO_APPLICATION });
    for (const binding of places) {
      const known = rules.get(binding.router) ?? [];
      rules.set(binding.router, known);
      known.push(...pagesOf(api, binding));
      for (const resource of resources) {
        if (isTooLate(api, resource, binding)) stops.push({ place: resource.call.place, reason: TOO_LATE });
        else known.push(...rulesOf(api, resource, binding));
      }
    }
  }
  for (const { made } of namespacesLeft(run, reached)) stops.push({ place: made.place, reason: NO_API });
  return { of: (router) => rules.get(router) ?? [], stops };
}

const NO_APPLICATION =
  "the API is given to no application or blueprint that can be followed, so its resources are left out";
const NO_API = "the namespace is added to no API that can be followed, so its resources are left out";
const TOO_LATE =
  "the resource is added after the API was given its application, when Flask-RESTful does not register it";

/** An application or blueprint that an API is given. */
interface Binding {
  readonly router: HostObject;
  readonly call: HostCall;
  /** When the API is made, or later by `init_app`. */
  readonly when: "made" | "later";
}

function bindingsOf(api: HostObject): readonly Binding[] {
  const bound = (given: Value | null, call: HostCall, when: Binding["when"]): readonly Binding[] =>
    (given === null ? [] : optionsOf(given)).flatMap((router) =>
      router.kind === "host" ? { router, call, when } : [],
    );
  return [
    ...bound(argument(api.made, 0, "app"), api.made, "made"),
    ...api.calls.flatMap((call) => (call.method === "init_app" ? bound(argument(call, 0, "app"), call, "later") : [])),
  ];
}

/** Flask-RESTful remembers no application that it is given later. */
function isTooLate(api: HostObject, { order }: ApiResource, { when, call }: Binding): boolean {
  return when === "later" && !hasNamespaces(api) && order > call.order;
}

function rulesOf(api: HostObject, added: ApiResource, binding: Binding): readonly RuleCall[] {
  const { resource, paths, written, call, mounts, by } = added;
  const at = { ...call, guards: [binding.call, ...by].flatMap(({ guards }) => guards) };
  return optionsOf(resource).flatMap((option) => {
    // Each registration makes a view of its own, of the same class as well.
    const view: Value = option.kind === "class" ? { ...option } : option;
    const usual = option.kind === "class" && !hasNamespaces(api) ? option.class.name?.toLowerCase() : undefined;
    return paths.map((path) => ({
      path: joinedOptions([prefixOf(api, binding), added.prefix, path], call.place),
      endpoint: optionOf(written, "endpoint") ?? (usual === undefined ? NOTHING : text(usual)),
      view,
      methods: optionOf(written, "methods"),
      option: (name: string) => optionOf(written, name),
      call: at,
      order: Math.max(binding.call.order, added.order),
      mounts,
      join: "plain" as const,
    }));
  });
}

/** What each path of an API begins with. Of a blueprint that it is given later, Flask-RESTful forgets it. */
function prefixOf(api: HostObject, { router, when }: Binding): Value {
  if (when === "later" && isBlueprint(router) && !hasNamespaces(api)) return text("");
  return givenArgument(api.made, hasNamespaces(api) ? -1 : 1, "prefix") ?? text("");
}

function isBlueprint({ type }: HostObject): boolean {
  return type.endsWith(".Blueprint");
}

/** What Flask-RESTX adds by itself: its description, the page about it, and one that says that nothing is there. */
function pagesOf(api: HostObject, binding: Binding): readonly RuleCall[] {
  if (!hasNamespaces(api)) return [];
  const { call } = binding;
  const prefix = prefixOf(api, binding);
  const root = prefix.kind === "string" && prefix.value === "" ? text("/") : prefix;
  const doc = argument(api.made, -1, "doc") ?? text("/");
  const hasSpecs = !isOff(optionOf(call, "add_specs"));
  const file = argument(api.made, -1, "default_swagger_filename") ?? text("swagger.json");
  const pages = hasSpecs ? [joinedOptions([prefix, text("/"), file], call.place)] : [];
  if (hasSpecs && !isOff(doc)) pages.push(doc);
  // The page about it is asked first. Where both have one path, nobody sees the other one.
  if (!(hasSpecs && isSameText(doc, root))) pages.push(root);
  return pages.map((path) => ({
    path,
    endpoint: NOTHING,
    view: null,
    methods: list([text("GET")]),
    option: () => null,
    call,
    order: call.order,
    mounts: [],
    join: "slashed",
  }));
}

function isOff(value: Value | null): boolean {
  return value?.kind === "literal" && (value.value === false || value.value === null);
}

function isSameText(a: Value, b: Value): boolean {
  return a.kind === "string" && b.kind === "string" && a.value === b.value;
}
