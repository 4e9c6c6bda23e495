import { assertNever } from "../../model/assert-never.js";
import type { FlowPattern, FlowPatternPart } from "../../model/flow.js";
import { itemsOf, keyText, setEntry } from "./items.js";
import { placeAt, type Machine } from "./machine.js";
import { indexOf, setMember } from "./members.js";
import { bindName } from "./scope.js";
import type { Scope, Value } from "./value.js";
import { list, NOTHING, record, settled, unknown } from "./values.js";

/** Binds a value to a name, a member, or its parts to several of them. */
export function bindPattern(machine: Machine, pattern: FlowPattern, value: Value, scope: Scope): void {
  switch (pattern.kind) {
    case "name":
      bindName(scopeOf(scope, pattern.name), pattern.name, value);
      return;
    case "member":
      setMember(machine.evaluate(pattern.object, scope), pattern.name, value);
      return;
    case "index": {
      const key = pattern.key === null ? null : settled(machine.evaluate(pattern.key, scope));
      setItem(settled(machine.evaluate(pattern.object, scope)), key, value);
      return;
    }
    case "list":
      bindItems(machine, pattern, settled(value), scope);
      return;
    case "record":
      bindEntries(machine, pattern, settled(value), scope);
      return;
    default:
      assertNever(pattern);
  }
}

/** Where a name is bound: in the scope at hand, unless the function says that the name is another scope's. */
function scopeOf(scope: Scope, name: string): Scope {
  if (scope.outerNames?.has(name) !== true) return scope;
  for (let outer = scope.parent; outer !== null; outer = outer.parent) {
    if (outer.parent === null || outer.names.has(name)) return outer;
  }
  return scope;
}

function setItem(object: Value, key: Value | null, value: Value): void {
  const name = key === null ? null : keyText(key);
  if (object.kind === "record") setEntry(object, key, value);
  else if (object.kind === "list") {
    const index = name === null ? Number.NaN : Number(name);
    if (Number.isInteger(index) && index >= 0 && index <= object.items.length) object.items[index] = value;
    else object.open = true;
  } else if (name !== null) setMember(object, name, value);
}

function bindItems(
  machine: Machine,
  pattern: Extract<FlowPattern, { kind: "list" }>,
  value: Value,
  scope: Scope,
): void {
  const place = placeAt(scope, pattern.span);
  const items = itemsOf(value);
  const rest = pattern.items.findIndex((part) => part?.rest === true);
  const behind = rest === -1 ? 0 : pattern.items.length - rest - 1;
  for (const [index, part] of pattern.items.entries()) {
    if (part === null) continue;
    const item = (): Value => {
      if (items === null) return itemOfUnknown(machine, value, index, place);
      if (part.rest) return list(items.slice(index, Math.max(index, items.length - behind)));
      const at = rest !== -1 && index > rest ? items.length - (pattern.items.length - index) : index;
      return (
        items[at] ??
        (value.kind === "list" && value.open ? unknown("it is an item of something computed", place) : NOTHING)
      );
    };
    bindPart(machine, part, item(), scope);
  }
}

function itemOfUnknown(machine: Machine, value: Value, index: number, place: ReturnType<typeof placeAt>): Value {
  return indexOf(machine, value, { kind: "literal", value: index }, place);
}

function bindEntries(
  machine: Machine,
  pattern: Extract<FlowPattern, { kind: "record" }>,
  value: Value,
  scope: Scope,
): void {
  const place = placeAt(scope, pattern.span);
  const taken = new Set<string>();
  for (const part of pattern.entries) {
    if (part.rest || part.key === null) {
      const left =
        value.kind === "record"
          ? record(
              [...value.entries].filter(([key]) => !taken.has(key)),
              value.open ? "open" : "closed",
            )
          : value;
      bindPart(machine, part, left, scope);
      continue;
    }
    const key = keyText(settled(machine.evaluate(part.key, scope)));
    if (key !== null) taken.add(key);
    const isAbsent = value.kind === "record" && !value.open && key !== null && !value.entries.has(key);
    const member = key === null ? unknown("its name is computed", place) : machine.memberOf(value, key, place);
    bindPart(machine, part, isAbsent ? NOTHING : member, scope);
  }
}

/** A default stands where nothing is given. */
function bindPart(machine: Machine, { target, default: other }: FlowPatternPart, value: Value, scope: Scope): void {
  const isMissing = value.kind === "literal" && value.value === null;
  const given = other !== null && (isMissing || value.kind === "unknown") ? machine.evaluate(other, scope) : value;
  bindPattern(machine, target, given, scope);
}
