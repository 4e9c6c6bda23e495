import { methodValue } from "../flow/method-value.js";
import type { FlowRun } from "../flow/flow-run.js";
import { lineage } from "../flow/members.js";
import type { FunctionValue, HostObject, InstanceValue, Value } from "../flow/value.js";
import { positional } from "../flow/values.js";

/** What says of which function another one is the wrapper. */
export const WRAPPERS = ["functools.wraps", "functools.update_wrapper"] as const;

/** Wrappers inside of wrappers are never as many as these; a circle of them is. */
const MOST_WRAPPERS = 20;

/**
 * Finds what people call the handler behind the wrappers of Python: what a function says that it wraps (`functools.wraps`), what a call of
 * something from outside is given first (`login_required(view)`), and the `__call__` of an object.
 */
export function innerHandlers(run: FlowRun, isHandler: (object: HostObject) => boolean): (value: Value) => Value {
  const wrapped = wrappedFunctions(run);
  return (value) => {
    let inner = value;
    for (let depth = 0; depth < MOST_WRAPPERS; depth++) {
      const next = within(inner, wrapped, isHandler);
      if (next === null) return inner;
      inner = next;
    }
    return inner;
  };
}

function within(
  value: Value,
  wrapped: ReadonlyMap<Value, Value>,
  isHandler: (object: HostObject) => boolean,
): Value | null {
  switch (value.kind) {
    case "function":
      return wrapped.get(value) ?? null;
    case "instance":
      return calledOf(value);
    case "host": {
      if (isHandler(value)) return null;
      const [first] = positional(value.made);
      return first !== undefined && MAY_HANDLE.has(first.kind) ? first : null;
    }
    default:
      return null;
  }
}

const MAY_HANDLE: ReadonlySet<Value["kind"]> = new Set(["function", "class", "host", "instance"]);

/** The functions that say of which other they are the wrapper, by themselves. */
function wrappedFunctions(run: FlowRun): ReadonlyMap<Value, Value> {
  const wrapped = new Map<Value, Value>();
  const note = (inner: Value | undefined, of: Value | undefined): void => {
    if (inner !== undefined && of !== undefined && inner !== of) wrapped.set(inner, of);
  };
  for (const decorator of run.ofType(WRAPPERS[0])) {
    const [of] = positional(decorator.made);
    for (const call of decorator.calls) if (call.method === "()") note(positional(call)[0], of);
  }
  for (const { made } of run.ofType(WRAPPERS[1])) note(...(positional(made) as [Value?, Value?]));
  return wrapped;
}

function calledOf(object: InstanceValue): FunctionValue | null {
  for (const owner of lineage(object.class)) {
    const member = owner.class.members.find(({ name, kind }) => name === "__call__" && kind === "method");
    const called = member === undefined ? null : methodValue(owner, member, object);
    if (called !== null) return called;
  }
  return null;
}
