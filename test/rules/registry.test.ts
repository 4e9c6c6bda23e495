import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BUDGET_RULES } from "../../src/rules/budget-rules.js";
import { ruleCatalogue, RULES } from "../../src/rules/index.js";
import type { RuleDocs } from "../../src/model/rule.js";

/** Files of the folder that are no rule. */
const HELPERS = new Set([
  "budget-rules",
  "competing-kinds",
  "doubled-prefixes",
  "route-conflicts",
  "route-owners",
  "route-text",
  "second-mounts",
  "api-names",
  "api-uses",
  "declared-things",
  "define-rule",
  "guesses",
  "import-contracts",
  "index",
  "module-constants",
  "owned-apis",
]);

/** The table of the design: what a user who has configured nothing gets. */
const KINDS = {
  "duplicate-implementation": "rival:error copy:error lookAlike:warning namesake:note suspected:note",
  "competing-route":
    "identical:error wrongOwner:error mountedTwice:warning shadowed:warning doublePrefix:warning chained:note overlapping:note",
  "non-canonical-import":
    "viaDeprecated:error rivalImported:error viaBarrel:warning viaShim:warning viaAlias:warning viaString:warning",
  "unresolved-import": "missingModule:error missingName:error",
  "bypassed-owner": "bypassed:error",
  "duplicate-constant": "differentValue:error sameValue:warning",
  "budget-exceeded": "over:error",
  "manifest-drift": "missing:error expired:error unusedVariant:warning",
  "unused-suppression": "noReason:error unused:warning",
};

/** SARIF takes texts up to this length. */
const MOST_CHARACTERS = 1024;

test("every file of the folder is a rule of the registry, under its own name", () => {
  const files = readdirSync(new URL("../../src/rules", import.meta.url))
    .map((file) => file.replace(/\.ts$/, ""))
    .filter((file) => !HELPERS.has(file));
  expect(RULES.map((rule) => rule.id).sort()).toEqual(files.sort());
});

test("kinds and severities are those of the design", () => {
  const kinds = RULES.map(({ id, kinds }) => [
    id,
    Object.entries(kinds)
      .map(([kind, { severity }]) => `${kind}:${severity}`)
      .join(" "),
  ]);
  expect(Object.fromEntries(kinds)).toEqual(KINDS);
  expect([...ruleCatalogue().keys()]).toEqual(RULES.map((rule) => rule.id));
});

test("the rules about what was counted are known by name", () => {
  expect([...BUDGET_RULES]).toEqual(RULES.filter(({ stage }) => stage === "metrics").map(({ id }) => id));
});

/** Something to do now, or what to ask oneself first. */
const DOING = /^(?:Bring|Correct|Give|Import|Keep|Leave|Let|Name|Register|Remove|Use|Write|If .*, \w+) /;

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (_, { docs, kinds }) => {
  test("its documentation is complete and within the limits", () => {
    const texts = (["summary", "what", "why", "whenToAllow"] as const satisfies readonly (keyof RuleDocs)[]).map(
      (part) => docs[part],
    );
    for (const text of texts) expect(text).toMatch(/^[A-Z`].*\.$/s);
    expect(docs.summary.length).toBeLessThanOrEqual(200);
    expect(texts.join("\n\n").length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(docs.tags.length).toBeGreaterThan(0);
    expect(docs.tags.length).toBeLessThanOrEqual(10);
  });

  test("its examples are projects with a manifest", () => {
    for (const { files } of [docs.example, docs.instead]) {
      expect(files["ssotlint.yaml"]).toMatch(/^version: 1\n/);
      expect(Object.keys(files).length).toBeGreaterThan(1);
    }
    expect(docs.instead.files).not.toEqual(docs.example.files);
  });

  test.each(Object.entries(kinds))("%s has a hint that begins with what to do", (_, { hint, message }) => {
    expect(hint).toMatch(DOING);
    expect(hint).not.toBe(message);
  });

  test.each(Object.entries(kinds))("%s has a message and a hint of one line", (_, { message, hint }) => {
    for (const text of [message, hint]) {
      expect(text).toMatch(/^[A-Z{`].*[.}]$/);
      expect(text.length).toBeLessThanOrEqual(200);
      expect(text.replaceAll(/\{[a-z]+\}/g, "")).not.toMatch(/[{}]/);
    }
  });
});
