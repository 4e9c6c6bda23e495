import type { GraphDefinition } from "../model/graph.js";
import { assertNever } from "../model/assert-never.js";
import type { ClassIndex } from "./class-index.js";
import { methodsOf } from "./public-members.js";

type Members = Pick<ClassIndex, "lineage" | "members">;

/** Why a definition is a contract, as a sentence; null when it does work of its own. */
export function contractReason(definition: GraphDefinition, index: Members): string | null {
  const { kind } = definition.facts;
  switch (kind) {
    case "interface":
      return "An interface has no implementation.";
    case "protocol":
      return "A Protocol has no implementation.";
    case "typeAlias":
      return "A type alias has no implementation.";
    case "enum":
      return "An enum lists values.";
    case "class":
      return classReason(definition, index);
    case "function":
    case "constant":
    case "namespace":
      return null;
    default:
      return assertNever(kind);
  }
}

function classReason(definition: GraphDefinition, index: Members): string | null {
  // An enum may have a base of one's own between itself and `Enum`.
  const isEnum = index.lineage.ancestors(definition, "inheritance").some((base) => base.facts.kind === "enum");
  if (isEnum) return "An enum lists values.";
  const methods = methodsOf(index.members(definition));
  if (methods.length === 0 || methods.some((method) => method.body === "present")) return null;
  const all = methods.length === 1 ? "Its one public method is" : `All of its ${methods.length} public methods are`;
  return `${all} abstract or empty.`;
}
