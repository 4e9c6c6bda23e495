import { assertNever } from "../../model/assert-never.js";
import type { FlowExpression, FlowFunction, FlowStatement } from "../../model/flow.js";
import { statementsOf } from "../../model/flow-body.js";
import { partsOf } from "../../model/flow-parts.js";
import type { FunctionValue, Scope, Value } from "../flow/value.js";
import { optionsOf, settled } from "../flow/values.js";

/** The position of `next` among the parameters of Express's handlers. */
const THIRD = 2;

/**
 * Whether handlers that stand in a row (`get(path, signedIn, show)`) may pass a request on to the routes behind: the last one by calling
 * `next()`, each of them by `next("route")`. What is not known may. `position`: where `next` stands among the parameters.
 */
export function passesOn(handlers: readonly Value[], position = THIRD): boolean {
  const last = handlers.at(-1);
  return handlers.some((handler) => {
    const wanted = handler === last ? "goesOn" : "leavesRoute";
    return optionsOf(handler).some((option) => mayPass(option, wanted, position));
  });
}

/** Whether handlers may leave the router that they are in, by `next("router")`. */
export function leavesRouter(handlers: readonly Value[]): boolean {
  return handlers.some((handler) => optionsOf(handler).some((option) => mayPass(option, "leavesRouter", THIRD)));
}

type Wanted = "goesOn" | "leavesRoute" | "leavesRouter";

function mayPass(given: Value, wanted: Wanted, position: number): boolean {
  const handler = settled(given);
  if (handler.kind === "function") return knownToPass(handler, wanted, position);
  // What wraps a function of ours passes on what that does: `asyncHandler(async (req, res, next) => …)`.
  const wrapped = handler.kind === "host" ? handler.made.arguments.map(({ value }) => settled(value)) : [];
  const functions = wrapped.filter(({ kind }) => kind === "function");
  return functions.length === 0 ? wanted === "goesOn" : functions.some((value) => mayPass(value, wanted, position));
}

/** By the scope of a function and the function: one is registered for many routes. */
const KNOWN = new WeakMap<Scope, Map<FlowFunction, Map<string, boolean>>>();

function knownToPass(handler: FunctionValue, wanted: Wanted, position: number): boolean {
  const functions = KNOWN.get(handler.scope) ?? new Map<FlowFunction, Map<string, boolean>>();
  const answers = functions.get(handler.function) ?? new Map<string, boolean>();
  KNOWN.set(handler.scope, functions.set(handler.function, answers));
  const key = `${wanted} ${position}`;
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = functionPasses(handler, wanted, position, new Set())));
  return answer;
}

function functionPasses(
  { function: flow, scope }: FunctionValue,
  wanted: Wanted,
  position: number,
  seen: Set<FlowFunction>,
): boolean {
  const parameter = flow.parameters[position];
  const rest = flow.parameters.find((it) => it.rest === "items");
  if (parameter === undefined || seen.has(flow)) return rest?.used === true && wanted === "goesOn";
  seen.add(flow);
  if (!parameter.used || parameter.target.kind !== "name") return parameter.used && wanted === "goesOn";
  return new Uses(parameter.target.name, wanted, scope, seen).inStatements(statementsOf(flow));
}

/** Looks for what a function does with its `next`. */
class Uses {
  readonly #name: string;
  readonly #wanted: Wanted;
  readonly #scope: Scope;
  readonly #seen: Set<FlowFunction>;

  constructor(name: string, wanted: Wanted, scope: Scope, seen: Set<FlowFunction>) {
    this.#name = name;
    this.#wanted = wanted;
    this.#scope = scope;
    this.#seen = seen;
  }

  inStatements(statements: readonly FlowStatement[]): boolean {
    return statements.some((statement) => this.#inStatement(statement));
  }

  #inStatement(statement: FlowStatement): boolean {
    switch (statement.kind) {
      case "assign":
      case "expression":
        return this.#in(statement.value);
      case "return":
        return statement.value !== null && this.#in(statement.value);
      case "function":
        return this.#inFunction(statement.function);
      case "class":
      case "import":
        return false;
      case "branch":
        return (
          statement.tests.some((test) => test !== null && this.#in(test)) ||
          statement.alternatives.some((body) => this.inStatements(body))
        );
      case "loop":
        return (statement.items !== null && this.#in(statement.items)) || this.inStatements(statement.body);
      default:
        return assertNever(statement);
    }
  }

  /** A function inside may hide the name by a parameter of its own. */
  #inFunction(flow: FlowFunction): boolean {
    const hides = flow.parameters.some(({ target }) => target.kind === "name" && target.name === this.#name);
    return !hides && this.inStatements(statementsOf(flow));
  }

  #in(expression: FlowExpression): boolean {
    switch (expression.kind) {
      case "name":
        // It goes somewhere that is not looked at.
        return expression.name === this.#name && this.#wanted === "goesOn";
      case "call":
        return this.#inCall(expression);
      case "function":
        return this.#inFunction(expression.function);
      default:
        return partsOf(expression).some((part) => this.#in(part));
    }
  }

  #inCall({ callee, arguments: given }: Extract<FlowExpression, { kind: "call" }>): boolean {
    if (callee.kind === "name" && callee.name === this.#name) return this.#passes(given[0]?.value ?? null);
    const own = callee.kind === "name" ? functionIn(this.#scope, callee.name) : null;
    // `.catch(next)` hands on an error, which no route is asked for.
    const isErrorHandler = callee.kind === "member" && callee.name === "catch";
    return (
      this.#in(callee) ||
      given.some(({ value }, position) => {
        if (value.kind !== "name" || value.name !== this.#name) return this.#in(value);
        if (isErrorHandler) return false;
        return own === null ? this.#in(value) : functionPasses(own, this.#wanted, position, this.#seen);
      })
    );
  }

  /** `next()` and `next(null)` go on, `next("route")` and `next("router")` leave the route, and everything else is an error. */
  #passes(given: FlowExpression | null): boolean {
    if (given?.kind === "string" && given.value === "router") return true;
    if (given?.kind === "string" && given.value === "route") return this.#wanted !== "leavesRouter";
    return this.#wanted === "goesOn" && (given === null || (given.kind === "literal" && given.value === null));
  }
}

function functionIn(from: Scope, name: string): FunctionValue | null {
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    const value = scope.names.get(name);
    if (value === undefined) continue;
    const found = value.kind === "imported" ? value : settled(value);
    return found.kind === "function" ? found : null;
  }
  return null;
}
