import type { ValueKind } from "./complete.js";

/**
 * What may stand for an option or a positional argument that has no list of choices, by its name, or by the command and its name where
 * commands differ. A test asks for each that there is.
 */
const KINDS: Readonly<Record<string, ValueKind>> = {
  app: "free",
  baseline: "files",
  "cache-dir": "folders",
  category: "free",
  color: "colours",
  config: "files",
  cwd: "folders",
  depth: "free",
  file: "files",
  limit: "free",
  "max-warnings": "free",
  metric: "metrics",
  "graph of": "asked",
  "output-file": "files",
  paths: "files",
  ref: "refs",
  reporter: "reporters",
  role: "roles",
  rule: "rules",
  "fix rule": "fixableRules",
  since: "refs",
  "source-url": "free",
  steps: "free",
  symbol: "asked",
  threads: "free",
  today: "free",
  until: "refs",
};

/** Undefined for what nobody has thought of. */
export function valueKind(command: string, name: string): ValueKind | undefined {
  return KINDS[`${command} ${name}`] ?? KINDS[name];
}
