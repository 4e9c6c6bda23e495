import type { GraphDefinition, ModuleName, Question, SourceFile, SymbolGraph } from "../model/graph.js";
import type { Role } from "../model/manifest.js";
import { simpleName, symbolId } from "../model/symbol-id.js";
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
  const question = matchesOf(roles);
  for (const file of graph.files) {
    for (const { role, names, definitions } of graph.remembered(file, question)) {
      found.get(role)?.names.push(...names);
      found.get(role)?.definitions.push(...definitions);
    }
  }
  return found;
}

/** Whether a definition is of a kind that a role is about. */
export function isEligible({ facts }: GraphDefinition, role: Role): boolean {
  return (role.kinds as readonly string[]).includes(facts.kind);
}

interface RoleMatch extends Matching {
  readonly role: Role;
}

/** The question what the roles match in a file: one object for one list of roles, which may be asked about many snapshots. */
function matchesOf(roles: readonly Role[]): Question<readonly RoleMatch[]> {
  const known = QUESTIONS.get(roles);
  if (known !== undefined) return known;
  const patterns = roles
    .filter(({ match }) => match.name.length > 0)
    .map((role) => ({ role, isNamed: namePattern(role.match.name), isWithin: pathPattern(role.match.within) }));
  const question: Question<readonly RoleMatch[]> = {
    ask: (graph, file) => {
      const matches = patterns.flatMap(({ role, isNamed, isWithin }) => {
        if (!isWithin(file.path)) return [];
        const names = graph.namesIn(file.path, isNamed).filter((name) => isName(name, file));
        const definitions = namedDefinitions(graph, file, isNamed).filter((it) => isEligible(it, role));
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

function namedDefinitions(
  graph: SymbolGraph,
  { path, facts }: SourceFile,
  isNamed: (name: string) => boolean,
): readonly GraphDefinition[] {
  return facts.definitions.flatMap(({ name }) => {
    const symbol = symbolId(path, name);
    const definition = isNamed(simpleName(symbol)) ? graph.definition(symbol) : null;
    return definition !== null && isInEffect(graph, definition) ? [definition] : [];
  });
}
