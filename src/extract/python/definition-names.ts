import type { Scope } from "./scope.js";

/** Gives each definition that other modules can reach a name of its own. */
export interface DefinitionNames {
  /** The full name of one more definition of a name in a scope; null where no other module can reach it. */
  add(scope: Scope, name: string): string | null;
}

/** Names of nested classes are dotted, and a later definition of one name gets `~2`, `~3`: the last is in effect, and all are kept. */
export function definitionNames(): DefinitionNames {
  const counts = new Map<string, number>();
  return {
    add(scope, name) {
      if (scope.kind !== "module" && scope.definition === null) return null;
      const full = scope.definition === null ? name : `${scope.definition}.${name}`;
      const count = (counts.get(full) ?? 0) + 1;
      counts.set(full, count);
      return count === 1 ? full : `${full}~${count}`;
    },
  };
}
