import type { FlowClass, FlowMember } from "../../model/flow.js";
import { decorate } from "./decorate.js";
import { placeAt, type Machine } from "./machine.js";
import { methodValue } from "./method-value.js";
import { bindName, newScope } from "./scope.js";
import type { ClassValue, DecoratorUse, Scope, Value } from "./value.js";

/**
 * Evaluates what a class is made of: its bases, the fields that it has itself, and its decorators. `ownName`: what only the class itself calls
 * it by.
 */
export function defineClass(machine: Machine, flow: FlowClass, outer: Scope, ownName: string | null): ClassValue {
  const scope = ownName === null ? outer : newScope(outer.file, outer, { className: outer.className });
  const isTop = machine.modules.get(scope.file)?.scope === outer;
  const called = flow.name;
  const value: ClassValue = {
    kind: "class",
    class: flow,
    file: scope.file,
    symbol: called === null ? null : symbolFor(scope, called, isTop),
    bases: flow.bases.map((base) => machine.evaluate(base, scope)),
    decorators: [],
    memberDecorators: new Map(),
    fields: new Map(),
    scope,
  };
  machine.classes.push(value);
  if (ownName !== null) bindName(scope, ownName, value);
  const isPython = machine.languageOf(scope.file) === "python";
  // The names of a class body are seen by the body itself, not by its methods.
  const body = newScope(scope.file, scope, { className: value.symbol ?? undefined });
  for (const member of flow.members) defineMember(machine, value, member, body, isPython);
  const uses = flow.decorators.map((it): DecoratorUse => ({
    value: machine.evaluate(it, scope),
    place: placeAt(scope, it.span),
  }));
  const complete: ClassValue = Object.assign(value, { decorators: uses });
  // Decorators of TypeScript are read where they are; those of Python are calls like any other.
  if (isPython) for (const use of uses.toReversed()) decorate(machine, use.value, complete, use.place, scope);
  return complete;
}

function symbolFor(scope: Scope, name: string, isTop: boolean): string | null {
  if (isTop) return `${scope.file}#${name}`;
  return scope.className === undefined ? null : `${scope.className}.${name}`;
}

function defineMember(machine: Machine, owner: ClassValue, member: FlowMember, body: Scope, isPython: boolean): void {
  const written = member.function?.decorators ?? member.decorators;
  const uses = written.map((it): DecoratorUse => ({
    value: machine.evaluate(it, body),
    place: placeAt(body, it.span),
  }));
  if (uses.length > 0) (owner.memberDecorators as Map<string, readonly DecoratorUse[]>).set(member.name, uses);
  const method = isPython ? methodValue(owner, member, null) : null;
  if (method !== null) {
    bindName(body, member.name, method);
    for (const use of uses.toReversed()) decorate(machine, use.value, method, use.place, body);
  } else if (member.value !== null && (member.kind === "staticField" || isPython)) {
    const value: Value = machine.evaluate(member.value, body);
    owner.fields.set(member.name, value);
    bindName(body, member.name, value);
  }
}
