import type { DefinitionKind } from "../model/facts.js";

/** What kind of definition it is, as people say it. */
export const KIND_WORDS = {
  class: "class",
  interface: "interface",
  protocol: "protocol",
  enum: "enum",
  typeAlias: "type alias",
  function: "function",
  constant: "constant",
  namespace: "namespace",
} as const satisfies Record<DefinitionKind, string>;
