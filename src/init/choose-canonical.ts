import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import { type SymbolId, simpleName, symbolId } from "../model/symbol-id.js";
import type { ClassIndex } from "../roles/class-index.js";
import { methodsOf } from "../roles/public-members.js";
import { isOldName, subjectOf } from "../model/name-words.js";
import type { RoleGroup } from "./role-groups.js";
import { fileCount, filesBy, type Usage, type Use } from "./usage.js";

/** Which of a group is the one, by who uses it. */
export interface Canonical {
  readonly definition: GraphDefinition;
  /** The name that most importers use, where it is bound: of a facade, an alias and not the class behind it. */
  readonly symbol: SymbolId;
  /** What does the work where that has no public methods of its own. */
  readonly implementation: GraphDefinition | null;
  /** How many files import the group by that name, whatever they get. */
  readonly named: number;
  /** How many of these get this one. */
  readonly mine: number;
  /** Others that are used as much by that name. */
  readonly equals: readonly GraphDefinition[];
}

/**
 * The name comes first, of what does not say itself that it is old: it is what people know the thing by, and may stand for different classes. Of these, the one
 * that most get by it.
 */
export function chooseCanonical(graph: SymbolGraph, index: ClassIndex, usage: Usage, group: RoleGroup): Canonical {
  const about = group.subject.join("");
  const uses = group.members.flatMap(({ symbol }) => usage.of(symbol));
  const current = group.members.filter(({ symbol }) => !isOldName(symbol));
  const members = current.length > 0 ? current : group.members;
  const wanted = members.flatMap(({ symbol }) => usage.of(symbol));
  const [[name] = [""], next] = filesBy(
    wanted.filter((use) => subjectOf(use.name).join("") === about && (members !== current || !isOldName(use.name))),
    (use) => use.name,
  );
  const isNamed = (use: Use): boolean => name === "" || use.name === name;
  const ranking = members
    .map((definition) => ({
      definition,
      files: fileCount(usage.of(definition.symbol).filter((use) => isNamed(use))),
      size: sizeOf(index, definition),
    }))
    .sort((a, b) => b.files - a.files || b.size - a.size);
  const [first] = ranking;
  if (first === undefined) throw new Error("a group has members");
  const { definition, files, size } = first;
  const named = fileCount(uses.filter((use) => isNamed(use)));
  const byOther = next?.[1] === named ? group.members.filter(({ symbol }) => simpleName(symbol) === next[0]) : [];
  return {
    definition,
    symbol: publicSymbol(usage, group, definition, name),
    implementation: size > 0 ? null : behind(graph, index, group, definition),
    named,
    mine: files,
    equals: [...ranking.filter((one) => one.files === files).map((one) => one.definition), ...byOther].filter(
      (one) => one !== definition,
    ),
  };
}

/** How many public methods there are to compare with. */
function sizeOf(index: ClassIndex, definition: GraphDefinition): number {
  return methodsOf(index.members(definition)).length;
}

function publicSymbol(usage: Usage, group: RoleGroup, { symbol }: GraphDefinition, name: string): SymbolId {
  if (name === "" || name === simpleName(symbol)) return symbol;
  const modules = group.aliases.filter((alias) => alias.symbol === symbol && alias.name === name);
  const used = filesBy(usage.of(symbol), (use) => use.module).map(([module]) => module);
  const best = used.find((module) => modules.some((alias) => alias.module === module)) ?? modules[0]?.module;
  return best === undefined ? symbol : symbolId(best, name);
}

/** Of the other members, the largest that the facade's own module knows. */
function behind(
  graph: SymbolGraph,
  index: ClassIndex,
  { members }: RoleGroup,
  facade: GraphDefinition,
): GraphDefinition | null {
  const known = new Set(
    graph
      .importsIn(facade.file)
      .flatMap(({ resolution }) => (resolution.status === "definition" ? resolution.symbol : [])),
  );
  const others = members
    .filter((one) => one !== facade && sizeOf(index, one) > 0 && (known.has(one.symbol) || one.file === facade.file))
    .sort((a, b) => sizeOf(index, b) - sizeOf(index, a));
  return others[0] ?? null;
}
