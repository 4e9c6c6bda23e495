import type { Binding, BindingTarget } from "../../model/facts.js";

/** The bindings of a module in source order. A name that merged declarations share is bound once. */
export interface BindingList {
  add(binding: Binding): void;
  has(name: string): boolean;
  list(): readonly Binding[];
}

export function bindingList(): BindingList {
  const all: Binding[] = [];
  const names = new Set<string>();
  const definitions = new Map<string, number>();
  return {
    add(binding) {
      names.add(binding.name);
      if (binding.target.kind === "import") {
        all.push(binding);
        return;
      }
      const index = definitions.get(binding.name);
      const known = index === undefined ? undefined : all[index];
      if (index === undefined || known === undefined) {
        definitions.set(binding.name, all.length);
        all.push(binding);
      } else {
        const conditional = known.conditional && binding.conditional;
        all[index] = { ...known, target: merged(known.target, binding.target), conditional };
      }
    },
    has: (name) => names.has(name),
    list: () => all,
  };
}

/** `const X = ns.X; type X = ns.X` is one alias; where the declarations disagree, the name stands for itself. */
function merged(a: BindingTarget, b: BindingTarget): BindingTarget {
  if (a.kind !== "alias") return a;
  if (b.kind === "alias" && a.path.join(".") === b.path.join(".")) return a;
  return { kind: "definition", definition: a.definition };
}
