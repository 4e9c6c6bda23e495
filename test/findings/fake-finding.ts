import type { Finding } from "../../src/model/report.js";
import type { Rule, Violation } from "../../src/model/rule.js";

/** A violation of `noisy/loud`, the rule of {@link NOISY}. */
export function fakeViolation(more: Partial<Violation> = {}): Violation {
  return {
    rule: "noisy",
    kind: "loud",
    data: { what: "a drum" },
    place: { file: "a.ts", span: [1, 1, 1, 5] },
    symbol: null,
    identity: ["a.ts"],
    bodyHash: null,
    role: null,
    chain: [],
    evidence: [],
    ...more,
  };
}

export function fakeFinding(more: Partial<Finding> = {}): Finding {
  const { rule, kind, place, symbol, role, bodyHash, chain, evidence } = fakeViolation();
  const rest = { rule, kind, place, symbol, role, bodyHash, chain, evidence };
  return {
    ...rest,
    severity: "error",
    message: "",
    hint: "",
    fingerprint: "",
    suppressed: null,
    introduced: null,
    state: "new",
    ...more,
  };
}

/** A rule with one kind of each severity. */
export const NOISY: Rule = {
  id: "noisy",
  stage: "graph",
  docs: {
    summary: "It is loud.",
    what: "",
    why: "",
    example: { files: {} },
    instead: { files: {} },
    whenToAllow: "",
    precision: "low",
    tags: [],
  },
  kinds: {
    loud: { severity: "error", message: "{what} is loud.", hint: "Stop {what}." },
    brisk: { severity: "warning", message: "{what} is brisk.", hint: "" },
    faint: { severity: "note", message: "{what} is faint.", hint: "" },
  },
  find: () => [],
};
