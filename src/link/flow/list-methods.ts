import { callBack, type Given } from "./call-back.js";
import { placeOf } from "./claims.js";
import { itemsOf } from "./items.js";
import type { Machine, Site } from "./machine.js";
import type { ListValue, Value } from "./value.js";
import { either, joined, list, NOTHING, positional, text } from "./values.js";

/** What a method of a list, array, tuple or set gives and does; null for what is not known. */
export function ofList(machine: Machine, receiver: ListValue, name: string, given: Given, site: Site): Value | null {
  const { items } = receiver;
  const values = positional(given);
  const [first = NOTHING] = values;
  const openness = receiver.open ? "open" : "closed";
  const each = (run: (result: Value, item: Value) => void): void => {
    for (const [index, item] of items.entries()) {
      const turn = { ...site, place: placeOf(item) ?? site.place };
      run(callBack(machine, first, [item, { kind: "literal", value: index }, receiver], turn), item);
    }
  };
  switch (name) {
    case "append":
    case "add":
    case "push":
      items.push(...values);
      return NOTHING;
    case "unshift":
      items.unshift(...values);
      return NOTHING;
    case "insert":
      items.splice(
        first.kind === "literal" && typeof first.value === "number" ? first.value : items.length,
        0,
        ...values.slice(1),
      );
      return NOTHING;
    case "extend":
    case "update":
      items.push(...(itemsOf(first) ?? []));
      if (itemsOf(first) === null) receiver.open = true;
      return NOTHING;
    case "concat":
      return list([...items, ...values.flatMap((value) => (value.kind === "list" ? value.items : [value]))], openness);
    case "forEach":
      each(() => undefined);
      return NOTHING;
    case "map":
    case "flatMap": {
      const results: Value[] = [];
      each((result) => results.push(...(name === "flatMap" && result.kind === "list" ? result.items : [result])));
      return list(results, openness);
    }
    case "filter": {
      const kept: Value[] = [];
      each((result, item) => {
        if (result.kind !== "literal" || (result.value !== false && result.value !== null)) kept.push(item);
      });
      return list(kept, openness);
    }
    case "reduce": {
      let sum = values[1] ?? items[0] ?? NOTHING;
      for (const item of values.length > 1 ? items : items.slice(1)) sum = callBack(machine, first, [sum, item], site);
      return sum;
    }
    case "copy":
    case "slice":
    case "sort":
    case "reverse":
    case "toSorted":
    case "toReversed":
    case "values":
    case "flat":
      return name === "flat"
        ? list(
            items.flatMap((item) => (item.kind === "list" ? item.items : [item])),
            openness,
          )
        : list(items, openness);
    case "entries":
      return list(
        items.map((item, index) => list([{ kind: "literal", value: index }, item])),
        openness,
      );
    case "join":
      return receiver.open
        ? null
        : joined(
            items.flatMap((item, index) =>
              index === 0 ? [item] : [first.kind === "literal" ? text(",") : first, item],
            ),
          );
    case "at": {
      const at = first.kind === "literal" ? Number(first.value) : Number.NaN;
      return Number.isInteger(at) && !receiver.open ? (items.at(at) ?? NOTHING) : either(items, site.place);
    }
    case "pop":
    case "shift":
      return taken(receiver, name === "shift" ? 0 : indexGiven(first), site);
    case "find":
      return items.length === 0 ? null : either(items, site.place);
    default:
      return null;
  }
}

/** The position that an argument says; of Python's `pop()` and JavaScript's, the last without one. Null where it is computed. */
function indexGiven(value: Value): number | null {
  if (value === NOTHING) return -1;
  return value.kind === "literal" && typeof value.value === "number" ? value.value : null;
}

/** Takes an item away. Of a list that is not known whole, it may be any. */
function taken({ items, open }: ListValue, index: number | null, { place }: Site): Value {
  if (open || index === null) return either(items, place);
  return items.splice(index, 1)[0] ?? NOTHING;
}
