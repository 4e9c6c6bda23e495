import type { FlowMember } from "../../model/flow.js";
import type { ClassValue, FunctionValue, Value } from "./value.js";

/** A method of a class as a value, with what it is called with first; null for members that are no functions. */
export function methodValue(owner: ClassValue, member: FlowMember, self: Value | null): FunctionValue | null {
  if (member.function === null) return null;
  return {
    kind: "function",
    function: member.function,
    file: owner.file,
    symbol: owner.symbol === null ? null : `${owner.symbol}.${member.name}`,
    self,
    owner,
    scope: owner.scope,
  };
}
