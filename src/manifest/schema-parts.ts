import { z } from "zod";
import { SEVERITIES } from "../model/severity.js";
import { globProblem, modulePathProblem, nameGlobProblem, symbolIdProblem, type TextProblem } from "./path-text.js";
import { emptyProblem } from "./word-text.js";

/** The rules that exist and the kinds of findings of each. Handed in by who composes the program: manifests know no rules. */
export type RuleCatalogue = ReadonlyMap<string, readonly string[]>;

/** A text that a function judges. `expected` completes "expected …" when it is no text at all, and is its title for people. */
export function text(expected: string, problem: TextProblem) {
  const judged = z.string(`expected ${expected}`).superRefine((value, context) => {
    const message = problem(value);
    if (message !== null) context.addIssue({ code: "custom", message });
  });
  return judged.meta({ title: expected.replace(/^(?:an?|the) /, "").replace(/, like .*$/, "") });
}

/** One of something or a list of it. */
export function oneOrMany<T extends z.ZodType>(item: T, expected: string) {
  const list = z.array(item).min(1, `expected at least one item, ${expected}`);
  return z.union([item, list], `expected ${expected} or a list of them`);
}

/** A list with at least one item: an empty one would say nothing where something is needed. */
export function someOf<T extends z.ZodType>(item: T, expected: string) {
  return z
    .array(item, `expected a list of ${expected}`)
    .min(1, `expected a list of ${expected} with at least one item`);
}

/** A number from 0 to 1. */
export function share() {
  const expected = "expected a number between 0 and 1";
  return z.number(expected).min(0, expected).max(1, expected);
}

/** A number of bits of evidence. */
export function bits() {
  const expected = "expected a number that is not negative";
  return z.number(expected).min(0, expected);
}

/** A number of things. */
export function count() {
  const expected = "expected a whole number that is not negative";
  return z.int(expected).min(0, expected);
}

export const symbolId = text("a symbol id, like src/ws/manager.ts#Manager", symbolIdProblem).meta({
  pattern: String.raw`^[^\\/][^\\]*#[^#]+$`,
  examples: ["src/ws/manager.ts#Manager", "app/ws/manager.py#Manager"],
});

export const modulePath = text("the path of a module", modulePathProblem);

export const glob = text("a glob", globProblem);

export const nameGlob = text("a glob over names", nameGlobProblem);

export const prose = text("a text", emptyProblem);

const SETTINGS = [...SEVERITIES, "off"] as const;

/** `off` is a boolean in YAML 1.1, and some editors still write it so. */
const severity = z
  .literal([...SETTINGS, false], `expected one of ${SETTINGS.join(", ")}`)
  .describe("`error` fails a run, `warning` and `note` do so only when the run asks for it, `off` drops the findings.");

/** A severity for each rule, or for each kind of its findings. */
export function ruleSettings(catalogue: RuleCatalogue) {
  const rules = [...catalogue].map(([id, kinds]) => {
    const ofKinds = kinds.map(
      (kind) => [kind, severity.describe(`Severity of \`${id}/${kind}\`.`).optional()] as const,
    );
    const setting = z.union(
      [severity, z.strictObject(Object.fromEntries(ofKinds))],
      `expected one of ${SETTINGS.join(", ")}, or a mapping of kinds to severities`,
    );
    return [
      id,
      setting.describe(`Severity of the rule \`${id}\`, or of its kinds: ${kinds.join(", ")}.`).optional(),
    ] as const;
  });
  return z.strictObject(Object.fromEntries(rules));
}
