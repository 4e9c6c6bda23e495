/** The names of all commands, without what it takes to run them. A test compares them with the declarations. */
export const COMMAND_NAMES = [
  "check",
  "init",
  "baseline",
  "fix",
  "inventory",
  "why",
  "graph",
  "explain",
  "schema",
  "trend",
  "cache",
  "completion",
] as const;
