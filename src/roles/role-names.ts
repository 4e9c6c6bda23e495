import type { ModuleName, Question, SourceFile, SymbolGraph } from "../model/graph.js";
import type { Role } from "../model/manifest.js";
import type { RoleName } from "../model/role-report.js";
import type { SymbolId } from "../model/symbol-id.js";
import { namePattern, pathPattern } from "./name-pattern.js";

/**
 * The module-level names that each role's pattern matches. In Python every binding is a name of its module, because anybody can import it from
 * there; in TypeScript a plain import is not.
 */
export function matchingNames(graph: SymbolGraph, roles: readonly Role[]): ReadonlyMap<Role, readonly ModuleName[]> {
  const found = new Map<Role, ModuleName[]>(roles.map((role) => [role, []]));
  const question = namesOfRoles(roles);
  for (const file of graph.files) {
    for (const { role, names } of graph.remembered(file, question)) found.get(role)?.push(...names);
  }
  return found;
}

interface RoleMatch {
  readonly role: Role;
  readonly names: readonly ModuleName[];
}

/** The question which names of a file the roles match: one object for one list of roles, which may be asked about many snapshots. */
function namesOfRoles(roles: readonly Role[]): Question<readonly RoleMatch[]> {
  const known = QUESTIONS.get(roles);
  if (known !== undefined) return known;
  const patterns = roles
    .filter(({ match }) => match.name.length > 0)
    .map((role) => ({ role, isNamed: namePattern(role.match.name), isWithin: pathPattern(role.match.within) }));
  const question: Question<readonly RoleMatch[]> = {
    ask: (graph, file) => {
      const matches = patterns.flatMap(({ role, isNamed, isWithin }) => {
        const names = isWithin(file.path) ? graph.namesIn(file.path, isNamed).filter((name) => isName(name, file)) : [];
        return names.length === 0 ? [] : [{ role, names }];
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

/** The matching names that reach a candidate and that do not reach what the canonical symbol stands for. */
export function roleNames(
  matching: readonly ModuleName[],
  isCandidate: (symbol: SymbolId) => boolean,
  canonical: ReadonlyMap<SymbolId, unknown>,
): readonly RoleName[] {
  const names: RoleName[] = [];
  for (const { module, name, place, isTest, resolution } of matching) {
    if (resolution.status !== "definition") continue;
    const { symbol, chain } = resolution;
    if (isCandidate(symbol) && !canonical.has(symbol)) names.push({ module, name, place, symbol, chain, isTest });
  }
  return names;
}
