import type { FlowArgument, FlowFunction, FlowParameter } from "../../model/flow.js";
import type { Place } from "../../model/span.js";
import { expressionsWithin } from "../../model/flow-parts.js";
import type { FunctionValue, Scope, Value } from "../flow/value.js";
import { optionsOf, settled } from "../flow/values.js";

/** What people call the handler, and the function of ours around it, which the framework calls. */
export interface WrappedHandler {
  readonly handler: Value;
  readonly wrapper: Place | null;
}

/** Wrappers inside of wrappers are never as many as these. */
const MOST_WRAPPERS = 8;

/**
 * Finds the handler behind what wraps it in JavaScript: `list` of `asyncHandler(list)`. A wrapper of ours gives a function that calls what the
 * wrapper was given with the request and the response; one from outside is given it.
 */
export function wrappedHandler(given: Value): WrappedHandler {
  const value = settled(given);
  // A wrapper that wraps only some functions gives the others back: both ways lead to the same one.
  const ways = optionsOf(value).map(unwrapped);
  const inner = new Set(ways.map(({ handler }) => (handler.kind === "function" ? handler.function : handler)));
  const [first] = ways;
  return first === undefined || (ways.length > 1 && inner.size > 1) ? { handler: value, wrapper: null } : first;
}

function unwrapped(given: Value): WrappedHandler {
  let handler = settled(given);
  let wrapper: Place | null = null;
  for (let depth = 0; depth < MOST_WRAPPERS; depth++) {
    const inner = innerOf(handler);
    if (inner === null || inner === handler) break;
    if (depth === 0 && handler.kind === "function") wrapper = { file: handler.file, span: handler.function.span };
    handler = inner;
  }
  return { handler, wrapper };
}

function innerOf(value: Value): FunctionValue | null {
  if (value.kind === "function") return calledInside(value);
  if (value.kind !== "host" || value.made.receiver !== null) return null;
  const given = value.made.arguments.map((argument) => settled(argument.value));
  return given.findLast((it) => it.kind === "function") ?? null;
}

/** The one function that a function gets from the function around it and calls with its own first two parameters. */
function calledInside({ function: flow, scope }: FunctionValue): FunctionValue | null {
  const found = new Set<FunctionValue>();
  for (const name of namesHandedTo(flow)) {
    const inner = givenTo(scope, name);
    if (inner !== null) found.add(inner);
  }
  const [only, another] = found;
  return only === undefined || another !== undefined ? null : only;
}

/** By function: one handler is registered for many routes, and by each call of a factory. */
const HANDED_TO = new WeakMap<FlowFunction, ReadonlySet<string>>();

/** What a function calls with its own first two parameters, by name. */
function namesHandedTo(flow: FlowFunction): ReadonlySet<string> {
  const known = HANDED_TO.get(flow);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const expression of flow.parameters.length === 0 ? [] : expressionsWithin(flow)) {
    if (expression.kind !== "call" || expression.callee.kind !== "name") continue;
    if (handsOn(flow, expression.arguments)) names.add(expression.callee.name);
  }
  HANDED_TO.set(flow, names);
  return names;
}

/** `(req, res, next) => work(req, res, next)`, `(...all) => work(...all)` */
function handsOn({ parameters }: FlowFunction, given: readonly FlowArgument[]): boolean {
  const [first, second] = parameters;
  const [one, two] = given;
  if (first === undefined || one === undefined || !isNamed(one, first)) return false;
  if (first.rest === "items") return one.spread === "items";
  return second !== undefined && two !== undefined && isNamed(two, second);
}

function isNamed({ value }: FlowArgument, { target }: FlowParameter): boolean {
  return value.kind === "name" && target.kind === "name" && value.name === target.name;
}

/** A function that a name stands for in the functions around, not in the module. */
function givenTo(from: Scope, name: string): FunctionValue | null {
  for (let scope = from; scope.parent !== null; scope = scope.parent) {
    const value = scope.names.get(name);
    if (value === undefined) continue;
    const known = value.kind === "imported" ? value : settled(value);
    return known.kind === "function" ? known : null;
  }
  return null;
}
