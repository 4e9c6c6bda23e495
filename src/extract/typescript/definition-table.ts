import type { Definition, DefinitionKind } from "../../model/facts.js";
import { compareSpans } from "../../model/span.js";
import type { Declaration } from "./declaration.js";
import { definitionOf, type DefinitionSource } from "./definition.js";

/** Collects declarations, and merges those of one name in one scope to one definition. */
export interface DefinitionTable {
  /** Adds a declaration to the definition of its name in a scope, and gives the definition's full name. */
  add(scope: string, name: string, declaration: Declaration): string;
  has(name: string): boolean;
  markExported(name: string): void;
  definitions(source: DefinitionSource): readonly Definition[];
}

/** The names of a module, and of the namespaces in it by their dotted names. */
export const MODULE_SCOPE = "";
/** The names that a CommonJS module gives to its exports, which are no names inside of the module. */
export const EXPORTS_SCOPE = "exports";

export function definitionTable(): DefinitionTable {
  const byScope = new Map<string, Map<string, string>>();
  const groups = new Map<string, Declaration[]>();
  const exported = new Set<string>();
  return {
    add(scope, name, declaration) {
      const names = byScope.get(scope) ?? new Map<string, string>();
      byScope.set(scope, names);
      const known = names.get(name);
      const full =
        known ?? freeName(groups, scope === MODULE_SCOPE || scope === EXPORTS_SCOPE ? name : `${scope}.${name}`);
      names.set(name, full);
      const group = groups.get(full);
      if (group === undefined) groups.set(full, [declaration]);
      else group.push(declaration);
      return full;
    },
    has: (name) => groups.has(name),
    markExported: (name) => void exported.add(name),
    definitions(source) {
      const all = [...groups].map(([name, declarations]) => {
        const lead = leadOf(declarations);
        const isExported = exported.has(name) || declarations.some((it) => it.exported);
        return definitionOf(source, { name, lead, declarations, exported: isExported });
      });
      return all.sort((a, b) => compareSpans(a.span, b.span));
    },
  };
}

/** Of merged declarations, the kind that speaks for all of them comes first. */
const PRECEDENCE = [
  "class",
  "enum",
  "function",
  "interface",
  "typeAlias",
  "constant",
  "namespace",
  "protocol",
] as const satisfies DefinitionKind[];

function leadOf(declarations: readonly Declaration[]): Declaration {
  const [first, ...others] = declarations;
  if (first === undefined) throw new Error("A definition without a declaration");
  return others.reduce((lead, it) => (rank(it) < rank(lead) ? it : lead), first);
}

function rank({ kind }: Declaration): number {
  return PRECEDENCE.indexOf(kind);
}

/** The second definition of one name gets `~2`: an export that is called like a name of the module. */
function freeName(taken: ReadonlyMap<string, unknown>, name: string): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}~${count}`;
  return free;
}
