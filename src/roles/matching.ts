import type { GraphDefinition, ModuleName, Question, SourceFile, SymbolGraph } from "../model/graph.js";
import type { Role } from "../model/manifest.js";
import { simpleName, symbolId, type SymbolId } from "../model/symbol-id.js";
import { isInEffect } from "./class-index.js";
import { namePattern, pathPattern } from "./name-pattern.js";

/** What a role's name pattern matches. */
export interface Matching {
  /**
   * Module-level names. In Python every binding is a name of its module, because anybody can import it from there; in TypeScript a plain import
   * is not.
   */
  readonly names: readonly ModuleName[];
  /** Definitions of the kinds that the role is about, in effect. */
  readonly definitions: readonly GraphDefinition[];
}

/** What the name pattern of each role matches in all files. */
export function matchRoles(graph: SymbolGraph, roles: readonly Role[]): ReadonlyMap<Role, Matching> {
  const found = new Map(
    roles.map((role) => [role, { names: [] as ModuleName[], definitions: [] as GraphDefinition[] }]),
  );
  const named = roles.filter(({ match }) => match.name.length > 0);
  const question = matchesOf(roles, named);
  for (const file of graph.files) {
    for (const { role: place, names, definitions } of graph.remembered(file, question)) {
      const role = named[place];
      const matching = role === undefined ? undefined : found.get(role);
      matching?.names.push(...names);
      matching?.definitions.push(...definitions.flatMap((symbol) => graph.definition(symbol) ?? []));
    }
  }
  return found;
}

/** Whether a definition is of a kind that a role is about. */
export function isEligible({ facts }: GraphDefinition, role: Role): boolean {
  return (role.kinds as readonly string[]).includes(facts.kind);
}

/** What the name pattern of a role matches in one file. */
interface RoleMatch {
  /** Which of the roles that have one. */
  readonly role: number;
  readonly names: readonly ModuleName[];
  readonly definitions: readonly SymbolId[];
}

/**
 * The question what the roles match in a file: one object for one list of roles, which may be asked about many snapshots.
 *
 * @param named those that have a name pattern
 */
function matchesOf(roles: readonly Role[], named: readonly Role[]): Question<readonly RoleMatch[]> {
  const known = QUESTIONS.get(roles);
  if (known !== undefined) return known;
  const patterns = named.map(({ match, kinds }) => ({
    kinds: new Set<string>(kinds),
    isNamed: namePattern(match.name),
    isWithin: pathPattern(match.within),
  }));
  const question: Question<readonly RoleMatch[]> = {
    keptAs: `matches of roles ${JSON.stringify(named.map(({ match, kinds }) => [match.name, match.within, kinds]))}`,
    ask: (graph, file) => {
      const matches = patterns.flatMap(({ kinds, isNamed, isWithin }, role) => {
        if (!isWithin(file.path)) return [];
        const names = graph.namesIn(file.path, isNamed).filter((name) => isName(name, file));
        const definitions = definitionsNamed(graph, file, isNamed, kinds);
        return names.length + definitions.length === 0 ? [] : [{ role, names, definitions }];
      });
      return matches.length === 0 ? NO_MATCH : matches;
    },
  };
  QUESTIONS.set(roles, question);
  return question;
}

const QUESTIONS = new WeakMap<readonly Role[], Question<readonly RoleMatch[]>>();

/** Of most files. */
const NO_MATCH: readonly RoleMatch[] = [];

function isName({ how }: ModuleName, { language }: SourceFile): boolean {
  return how !== "import" || language === "python";
}

function definitionsNamed(
  graph: SymbolGraph,
  { path, facts }: SourceFile,
  isNamed: (name: string) => boolean,
  kinds: ReadonlySet<string>,
): readonly SymbolId[] {
  return facts.definitions.flatMap(({ name, kind }) => {
    const symbol = symbolId(path, name);
    const definition = kinds.has(kind) && isNamed(simpleName(symbol)) ? graph.definition(symbol) : null;
    return definition !== null && isInEffect(graph, definition) ? [symbol] : [];
  });
}
