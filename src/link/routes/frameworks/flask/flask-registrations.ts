import type { RouteMount } from "../../../../model/routes.js";
import type { HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, asString, positional } from "../../../flow/values.js";

/** What is called on an application or a blueprint that has to do with its rules, in order. */
export type Registration =
  | { readonly kind: "rule"; readonly rule: RuleCall }
  /** Says which view an endpoint has. */
  | { readonly kind: "endpoint"; readonly name: string; readonly view: Value; readonly call: HostCall }
  | { readonly kind: "blueprint"; readonly call: HostCall };

export interface RuleCall {
  readonly path: Value | null;
  readonly endpoint: Value | null;
  readonly view: Value | null;
  /** Null where the view decides. */
  readonly methods: Value | null;
  readonly option: (name: string) => Value | null;
  /** The call that has the path, and the one that adds the rule: of a decorator, when it is called with the view. */
  readonly call: HostCall;
  readonly order: number;
  /** What is between the application or blueprint and the rule: namespaces of an API. */
  readonly mounts: readonly RouteMount[];
  /** How the prefix of a blueprint comes before it: with one slash between the two, or as it is. */
  readonly join: "slashed" | "plain";
}

/** What is registered on an application or blueprint, by itself or for an API, before the call of that order when there is one. */
export function registrationsOf(
  router: HostObject,
  before: number | null,
  ofApis: readonly RuleCall[],
): readonly Registration[] {
  const own = router.calls.flatMap((call) => registrationsIn(call));
  const all = [...own, ...ofApis.map((rule): Registration => ({ kind: "rule", rule }))];
  const sorted = all.sort((a, b) => orderOf(a) - orderOf(b));
  return before === null ? sorted : sorted.filter((each) => orderOf(each) < before);
}

function orderOf(registration: Registration): number {
  return registration.kind === "rule" ? registration.rule.order : registration.call.order;
}

/** The short forms of `route`, and the method that each of them is for. */
const SHORT: ReadonlySet<string> = new Set(["get", "post", "put", "delete", "patch"]);

function registrationsIn(call: HostCall): readonly Registration[] {
  const { method } = call;
  if (method === "add_url_rule") return [{ kind: "rule", rule: ruleOf(call, call) }];
  if (method === "register_blueprint") return [{ kind: "blueprint", call }];
  if (method === "route" || SHORT.has(method))
    return decorated(call).map((use) => ({ kind: "rule", rule: ruleOf(call, use) }));
  if (method !== "endpoint") return [];
  const name = asString(argument(call, 0, "endpoint"));
  return decorated(call).flatMap((use): readonly Registration[] => {
    const [view] = positional(use);
    return name === null || view === undefined ? [] : [{ kind: "endpoint", name, view, call: use }];
  });
}

/** The calls of the decorator that a call gives. */
export function decorated(call: HostCall): readonly HostCall[] {
  return call.result.kind === "host" ? call.result.calls.filter(({ method }) => method === "()") : [];
}

function ruleOf(call: HostCall, use: HostCall): RuleCall {
  const isDirect = call === use;
  const option = (name: string): Value | null => optionOf(call, name);
  return {
    path: argument(call, 0, "rule"),
    endpoint: isDirect ? argument(call, 1, "endpoint") : option("endpoint"),
    view: isDirect ? argument(call, 2, "view_func") : (positional(use)[0] ?? null),
    methods: SHORT.has(call.method)
      ? { kind: "list", items: [{ kind: "string", value: call.method }], open: false }
      : option("methods"),
    option,
    call: use,
    order: use.order,
    mounts: [],
    join: "slashed",
  };
}

/** An option by its name; null for `None`, which is the same as none. */
export function optionOf(call: HostCall, name: string): Value | null {
  const found = call.arguments.find((it) => it.name === name)?.value ?? null;
  return found?.kind === "literal" && found.value === null ? null : found;
}
