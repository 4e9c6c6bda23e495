import { callBack, type Given } from "./call-back.js";
import { addEntries, entriesOf, itemsOf, keyText, pairsOf, setEntry } from "./items.js";
import type { Machine, Site } from "./machine.js";
import type { RecordValue, Value } from "./value.js";
import { list, NOTHING, positional, record, settled } from "./values.js";

/** What a method of a dict, object or map gives and does; null for what is not known. */
export function ofRecord(
  machine: Machine,
  receiver: RecordValue,
  name: string,
  given: Given,
  site: Site,
): Value | null {
  const { entries } = receiver;
  const [first = NOTHING, second] = positional(given);
  const key = keyText(settled(first));
  const openness = receiver.open ? "open" : "closed";
  switch (name) {
    case "items":
    case "entries":
      return list(pairsOf(receiver), openness);
    case "values":
      return list([...entries.values()], openness);
    case "keys":
      return list(itemsOf(receiver) ?? [], openness);
    case "copy":
      return { ...record(entries, openness), keys: new Map(receiver.keys) };
    case "get":
    case "pop":
      if (key === null) return null;
      return entries.get(key) ?? (receiver.open ? null : (second ?? NOTHING));
    case "setdefault":
      if (key === null) return null;
      if (!entries.has(key)) entries.set(key, second ?? NOTHING);
      return entries.get(key) ?? NOTHING;
    case "set":
      setEntry(receiver, settled(first), second ?? NOTHING);
      return receiver;
    case "update": {
      const named = given.arguments.flatMap((it) => (it.name === null ? [] : [[it.name, it.value] as const]));
      if (first.kind === "record") addEntries(receiver, first);
      else if (first !== NOTHING) receiver.open = true;
      addEntries(receiver, record(named));
      return NOTHING;
    }
    case "forEach":
      for (const [own, value] of entriesOf(receiver)) callBack(machine, first, [value, own], site);
      return NOTHING;
    default:
      return null;
  }
}
