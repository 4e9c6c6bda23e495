import type { RouteMount } from "../../../../model/routes.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import type { HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, NOTHING, optionsOf, positional, text } from "../../../flow/values.js";
import { knownText, pathText } from "../../path-text.js";
import { givenArgument, hasNamespaces, NAMESPACE_TYPES } from "./api-types.js";
import { decorated } from "./flask-registrations.js";

/** A resource of an API, with where it is added and under which paths. */
export interface ApiResource {
  readonly resource: Value;
  /** What comes before each of its paths: of a namespace. */
  readonly prefix: Value;
  readonly paths: readonly Value[];
  /** The call that has the paths, with its options. */
  readonly written: HostCall;
  /** The call that adds it: of a decorator, when it is called with the class. */
  readonly call: HostCall;
  /** The namespaces that it is in. */
  readonly mounts: readonly RouteMount[];
  /** The calls that decide whether it is there. */
  readonly by: readonly HostCall[];
  /** When the API knows of it. */
  readonly order: number;
}

/** All resources of an API, of its own and of its namespaces. */
export function resourcesOf(api: HostObject, reached: Set<HostObject>): readonly ApiResource[] {
  const own = ownResources(api);
  if (!hasNamespaces(api)) return own;
  const prefixes = new Map<HostObject, Value>();
  return [
    ...own,
    ...api.calls.flatMap((call) =>
      namespacesIn(call).flatMap((namespace) => {
        reached.add(namespace);
        // The path that it is first added with holds for good.
        const prefix = prefixes.get(namespace) ?? saidPath(call) ?? pathOf(namespace);
        prefixes.set(namespace, prefix);
        return namespaceResources(namespace, prefix, call);
      }),
    ),
  ];
}

/** The namespaces that a call adds. */
function namespacesIn(call: HostCall): readonly HostObject[] {
  const isMade = call.method === "namespace";
  const given = isMade ? call.result : call.method === "add_namespace" ? argument(call, 0, "ns") : null;
  return (given === null ? [] : optionsOf(given)).flatMap((option) =>
    option.kind === "host" && NAMESPACE_TYPES.includes(option.type) ? [option] : [],
  );
}

function saidPath(call: HostCall): Value | null {
  return call.method === "add_namespace" ? givenArgument(call, 1, "path") : null;
}

function namespaceResources(namespace: HostObject, prefix: Value, call: HostCall): readonly ApiResource[] {
  const known = pathText(prefix, call.place);
  const mount = { place: call.place, prefix: knownText(known) };
  return ownResources(namespace).map((resource) => ({
    ...resource,
    prefix,
    mounts: [mount],
    by: [call, ...resource.by],
    order: Math.max(call.order, resource.order),
  }));
}

/** The path that a namespace has by itself: a slash and its name when it does not say. */
function pathOf({ made }: HostObject): Value {
  const path = givenArgument(made, 2, "path");
  if (path?.kind === "string") return text(path.value.replace(/\/+$/, ""));
  if (path !== null) return path;
  const name = argument(made, 0, "name") ?? NOTHING;
  return name.kind === "string" ? text(`/${name.value}`) : { kind: "text", parts: [text("/"), name] };
}

function ownResources(holder: HostObject): readonly ApiResource[] {
  return holder.calls.flatMap((call): readonly ApiResource[] => {
    if (call.method === "add_resource") {
      const [resource = NOTHING, ...paths] = positional(call);
      return [resourceOf(resource, paths, call, call)];
    }
    if (call.method !== "resource" && call.method !== "route") return [];
    return decorated(call).map((use) => resourceOf(positional(use)[0] ?? NOTHING, positional(call), call, use));
  });
}

function resourceOf(resource: Value, paths: readonly Value[], written: HostCall, call: HostCall): ApiResource {
  return { resource, prefix: text(""), paths, written, call, mounts: [], by: [call], order: call.order };
}

/** Namespaces that no API has. */
export function namespacesLeft(run: FlowRun, reached: ReadonlySet<HostObject>): readonly HostObject[] {
  return run
    .ofType(...NAMESPACE_TYPES)
    .filter((namespace) => !reached.has(namespace) && ownResources(namespace).length > 0);
}
