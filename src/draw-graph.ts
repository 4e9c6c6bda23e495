import { assertNever } from "./model/assert-never.js";
import { NO_ROUTES } from "./model/routes.js";
import type { Violation } from "./model/rule.js";
import type { Subject, Surroundings } from "./model/surroundings.js";
import type { Analysis } from "./pipeline.js";
import { nonCanonicalImport } from "./rules/non-canonical-import.js";
import { moduleSurroundings } from "./surroundings/module-surroundings.js";
import { definitionSurroundings, roleSurroundings } from "./surroundings/role-surroundings.js";
import type { SurroundingsInput } from "./surroundings/surroundings-input.js";

/** How far to look, and at what. */
export type GraphWish = Pick<SurroundingsInput, "direction" | "depth" | "tests" | "externals">;

/** Finds what is around a role, a definition, a module or a folder. */
export function drawGraph(analysis: Analysis, subject: Subject, wish: GraphWish): Surroundings {
  const { graph, roles } = analysis;
  const input: SurroundingsInput = { graph, roles, bypasses: bypassesOf(analysis), ...wish };
  switch (subject.kind) {
    case "role": {
      const role = roles.find(({ id }) => id === subject.role);
      if (role === undefined) throw new Error(`There is no role ${subject.role}`);
      return roleSurroundings(role, input);
    }
    case "definition":
      return definitionSurroundings(subject.symbol, input);
    case "module":
    case "folder":
      return moduleSurroundings(subject, input);
    default:
      return assertNever(subject);
  }
}

/** Whether it is suppressed or not, an import that goes round the canonical path does so. */
export function bypassesOf({ graph, manifest, roles, today }: Analysis): readonly Violation[] {
  const context = { graph, manifest, roles, routes: NO_ROUTES, suspects: [], today };
  return nonCanonicalImport.stage === "graph" ? [...nonCanonicalImport.find(context)] : [];
}
