import { assertNever } from "../../model/assert-never.js";
import type { FlowArgument, FlowExpression } from "../../model/flow.js";
import type { Span } from "../../model/span.js";
import { bindPattern } from "./bind-pattern.js";
import { claimOf } from "./claims.js";
import { defineClass } from "./classes.js";
import { addEntries, itemsOf, keyText, setEntry } from "./items.js";
import { placeAt, tooMuch, type Machine } from "./machine.js";
import { indexOf } from "./members.js";
import { forced } from "./names.js";
import { bindName, newScope } from "./scope.js";
import type { Argument, FunctionValue, ListValue, RecordValue, Scope, Value } from "./value.js";
import { asConfigured, isConfigured } from "./configured.js";
import {
  areEqual,
  either,
  joinedOptions,
  list,
  NOTHING,
  optionsOf,
  record,
  settled,
  truthOf,
  usualTruth,
  unknown,
} from "./values.js";

type Of<Kind extends FlowExpression["kind"]> = Extract<FlowExpression, { kind: Kind }>;

/** The value of an expression, and all that evaluating it does. */
export function evaluate(machine: Machine, expression: FlowExpression, scope: Scope): Value {
  const { span } = expression;
  if (!machine.step(scope, span)) return tooMuch(placeAt(scope, span));
  switch (expression.kind) {
    case "string":
    case "literal":
    case "regex":
      return expression;
    case "template":
      return joinedOptions(evaluateAll(machine, expression.parts, scope), placeAt(scope, span));
    case "name":
      return machine.lookUp(scope, expression.name, placeAt(scope, span));
    case "member":
      return machine.memberOf(machine.evaluate(expression.object, scope), expression.name, placeAt(scope, span));
    case "index":
      return indexed(machine, expression, scope);
    case "call":
      return called(machine, expression, scope);
    case "list":
      return listOf(machine, expression, scope);
    case "record":
      return recordOf(machine, expression, scope);
    case "function":
      return functionValue(machine, expression, scope);
    case "class":
      return defineClass(machine, expression.class, scope, expression.ownName ?? null);
    case "add":
      return added(
        settled(machine.evaluate(expression.left, scope)),
        settled(machine.evaluate(expression.right, scope)),
        scope,
        expression,
      );
    case "choice":
      return chosen(machine, expression, scope);
    case "fallback":
      return fallback(machine, expression, scope);
    case "equal":
      return compared(machine, expression, scope);
    case "not": {
      const truth = truthOf(settled(machine.evaluate(expression.value, scope)));
      return truth === null ? unknown("it is computed", placeAt(scope, span)) : { kind: "literal", value: !truth };
    }
    case "comprehension":
      return comprehended(machine, expression, scope);
    case "assigned": {
      const value = machine.evaluate(expression.value, scope);
      bindPattern(machine, expression.target, value, scope);
      return value;
    }
    case "module":
      return forced(machine, { kind: "imported", file: scope.file, ref: expression.ref }, placeAt(scope, span));
    case "other":
      for (const part of expression.parts) machine.evaluate(part, scope);
      return unknown("it is computed", placeAt(scope, span));
    default:
      return assertNever(expression);
  }
}

export function evaluateAll(machine: Machine, expressions: readonly FlowExpression[], scope: Scope): readonly Value[] {
  return expressions.map((expression) => machine.evaluate(expression, scope));
}

/** The arguments of a call. Of a spread whose items are not known, none in Python, and one that is not known in JavaScript. */
export function argumentValues(machine: Machine, written: readonly FlowArgument[], scope: Scope): readonly Argument[] {
  const values: Argument[] = [];
  for (const { value, name, spread } of written) {
    const one = machine.evaluate(value, scope);
    if (spread === "no") {
      values.push({ value: one, name });
      continue;
    }
    const given = settled(one);
    if (spread === "items") {
      for (const item of spreadArguments(machine, given, scope, value)) values.push({ value: item, name: null });
    } else if (given.kind === "record") {
      for (const [key, item] of given.entries) values.push({ value: item, name: key });
    }
  }
  return values;
}

function spreadArguments(machine: Machine, given: Value, scope: Scope, { span }: FlowExpression): readonly Value[] {
  const items = itemsOf(given) ?? [];
  const isKnown = itemsOf(given) !== null && !(given.kind === "list" && given.open);
  if (isKnown || machine.languageOf(scope.file) === "python") return items;
  return [...items, unknown("it is an item of something computed", placeAt(scope, span))];
}

function called(machine: Machine, call: Of<"call">, scope: Scope): Value {
  const { callee, arguments: written, constructs, awaited, span } = call;
  const target = machine.evaluate(callee, scope);
  const given = argumentValues(machine, written, scope);
  const place = claimOf(machine, target, written[0]?.value, given[0]?.value) ?? placeAt(scope, ownSpan(callee, span));
  const site = { place, scope, constructs, decorates: false };
  return machine.call(target, given, awaited === true ? { ...site, awaited } : site);
}

/** A link of a chain is written where its name is: `.post(…)` of `router.get(…).post(…)`. */
function ownSpan(callee: FlowExpression, [startLine, startColumn, ...end]: Span): Span {
  const isLink = callee.kind === "member" && callee.object.kind === "call";
  return isLink ? [callee.span[0], callee.span[1], ...end] : [startLine, startColumn, ...end];
}

function functionValue(machine: Machine, { function: flow, ownName }: Of<"function">, scope: Scope): FunctionValue {
  const isNamed = flow.name !== null && scope.parent === null && machine.modules.get(scope.file)?.scope === scope;
  const symbol = isNamed ? `${scope.file}#${flow.name ?? ""}` : null;
  const around = ownName === undefined ? scope : newScope(scope.file, scope);
  const value: FunctionValue = {
    kind: "function",
    function: flow,
    file: scope.file,
    symbol,
    self: null,
    owner: null,
    scope: around,
  };
  if (ownName !== undefined) bindName(around, ownName, value);
  return value;
}

function indexed(machine: Machine, { object, key, span }: Of<"index">, scope: Scope): Value {
  const from = settled(machine.evaluate(object, scope));
  if (key === null)
    return from.kind === "list" ? list(from.items, "open") : unknown("it is a part of something", placeAt(scope, span));
  return indexOf(machine, from, machine.evaluate(key, scope), placeAt(scope, span));
}

function listOf(machine: Machine, { items, span }: Of<"list">, scope: Scope): Value {
  const result = list([], "closed", placeAt(scope, span));
  for (const { value, spread } of items) {
    const item = machine.evaluate(value, scope);
    if (spread) {
      const options = optionsOf(settled(item)).map(settled);
      for (const option of options) spreadItems(result, option);
      if (options.length > 1) result.alternatives = options.map((option) => itemsOf(option) ?? []);
    } else result.items.push(item);
  }
  return result;
}

/** Of several lists that it may be, the items of all: each may be there. Of something unknown there are more items than are known. */
function spreadItems(result: ListValue, value: Value): void {
  const isNothing = value.kind === "literal" && (value.value === null || value.value === false);
  const items = isNothing ? [] : itemsOf(value);
  result.items.push(...(items ?? []));
  if (items === null || (value.kind === "list" && value.open)) result.open = true;
}

function recordOf(machine: Machine, { entries, span }: Of<"record">, scope: Scope): Value {
  const result = record([], "closed", placeAt(scope, span));
  for (const { key, value } of entries) {
    const written = machine.evaluate(value, scope);
    const item = key === null ? settled(written) : written;
    if (key === null) {
      for (const option of optionsOf(item)) spreadInto(result, settled(option));
      continue;
    }
    setEntry(result, settled(machine.evaluate(key, scope)), item);
  }
  return result;
}

/** Of several records that it may be, the entries of all: each may be there. */
function spreadInto(result: RecordValue, value: Value): void {
  if (value.kind === "record") addEntries(result, value);
  const isNothing = value.kind === "literal" && value.value === null;
  if ((value.kind !== "record" || value.open) && !isNothing) result.open = true;
}

function added(left: Value, right: Value, scope: Scope, { span }: Of<"add">): Value {
  const place = placeAt(scope, span);
  if (left.kind === "literal" && right.kind === "literal") {
    const sum = typeof left.value === "number" && typeof right.value === "number" ? left.value + right.value : null;
    return sum === null ? unknown("it is computed", place) : { kind: "literal", value: sum };
  }
  const [first, second] = [itemsOf(left), itemsOf(right)];
  if (left.kind === "list" || right.kind === "list") {
    const isOpen = [left, right].some((side) => side.kind !== "list" || side.open);
    return list([...(first ?? []), ...(second ?? [])], isOpen ? "open" : "closed");
  }
  return joinedOptions([left, right], place);
}

function chosen(machine: Machine, { test, options, span }: Of<"choice">, scope: Scope): Value {
  const truth = test === null ? null : truthOf(machine.evaluate(test, scope));
  const [yes, no] = options;
  if (truth !== null && options.length === 2 && yes !== undefined && no !== undefined)
    return machine.evaluate(truth ? yes : no, scope);
  const branch = placeAt(scope, span);
  const values = options.map((option, alternative) =>
    machine.under({ branch, alternative }, () => machine.evaluate(option, scope)),
  );
  return either(values, branch);
}

function compared(machine: Machine, { left, right, negated, span }: Of<"equal">, scope: Scope): Value {
  const equal = areEqual(settled(machine.evaluate(left, scope)), settled(machine.evaluate(right, scope)));
  if (equal === null) return unknown("it is computed", placeAt(scope, span));
  return { kind: "literal", value: equal !== negated };
}

/**
 * `a or b`: what is read from outside of the code (an environment, a setting) and has a default counts as the default: the code says what it
 * is where nobody says otherwise.
 */
function fallback(machine: Machine, { operator, left, right, span }: Of<"fallback">, scope: Scope): Value {
  const first = settled(machine.evaluate(left, scope));
  const truth = usualTruth(first);
  if (truth !== null && truth === (operator === "or")) return first;
  const second = machine.evaluate(right, scope);
  if (truth !== null) return isConfigured(first) ? asConfigured(second) : second;
  if (operator === "or" && isFromOutside(first)) return asConfigured(second);
  return either([first, second], placeAt(scope, span));
}

/** Of several values all, but for nothing: `typeof process === "undefined" ? undefined : process.env.PORT`. */
export function isFromOutside(value: Value): boolean {
  if (value.kind === "either") {
    const given = value.options.filter((option) => option.kind !== "literal" || option.value !== null);
    return given.length > 0 && given.every(isFromOutside);
  }
  return (
    value.kind === "unknown" ||
    value.kind === "external" ||
    (value.kind === "host" && value.made.receiver === null) ||
    value.kind === "bound"
  );
}

function comprehended(
  machine: Machine,
  { form, target, items, element, filtered, span }: Of<"comprehension">,
  scope: Scope,
): Value {
  const source = settled(machine.evaluate(items, scope));
  const known = itemsOf(source);
  const inner = newScope(scope.file, scope);
  const values = (known ?? [unknown("it is an item of something computed", placeAt(scope, span))]).map((item) => {
    bindPattern(machine, target, item, inner);
    return machine.evaluate(element, inner);
  });
  const isOpen = known === null || filtered || (source.kind === "list" && source.open);
  if (form === "list") return list(values, isOpen ? "open" : "closed");
  const pairs = values.flatMap((pair): readonly (readonly [string, Value])[] => {
    if (pair.kind !== "list") return [];
    const [key = NOTHING, value = NOTHING] = pair.items;
    const name = keyText(key);
    return name === null ? [] : [[name, value]];
  });
  return record(pairs, isOpen || pairs.length < values.length ? "open" : "closed");
}
