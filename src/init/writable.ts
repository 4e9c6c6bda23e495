import { assertNever } from "../model/assert-never.js";
import { globProblem, modulePathProblem, symbolIdProblem } from "../manifest/path-text.js";
import type { ProposedContent } from "./proposal.js";

/** Whether a manifest can say it: of a path with a `#` or a `*` in it nobody could tell where it ends. */
export function isWritable(content: ProposedContent): boolean {
  switch (content.section) {
    case "tests":
      return content.globs.every((glob) => globProblem(glob) === null);
    case "roles": {
      const { canonical, implementation, within } = content.role;
      const symbols = implementation === null ? [canonical] : [canonical, implementation];
      return (
        symbols.every((symbol) => symbolIdProblem(symbol) === null) &&
        within.every((glob) => globProblem(glob) === null)
      );
    }
    case "imports": {
      const { symbol, from, deprecated, perhapsDeprecated } = content.contract;
      const modules = [from, ...deprecated, ...perhapsDeprecated];
      return symbolIdProblem(symbol) === null && modules.every((module) => modulePathProblem(module) === null);
    }
    case "routes":
      return modulePathProblem(content.owner.owner) === null;
    case "access":
      return modulePathProblem(content.access.owner) === null;
    case "overrides":
      return true;
    default:
      return assertNever(content);
  }
}
