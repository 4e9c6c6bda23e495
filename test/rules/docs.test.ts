import { describe, expect, test } from "vitest";
import { RULES } from "../../src/rules/index.js";
import { checkMemory } from "../check-memory.js";

describe.each(RULES.map((rule) => [rule.id, rule.docs] as const))(
  "the documentation of %s",
  (id, { example, instead }) => {
    test("shows an example that the rule finds, and nothing else does", async () => {
      const { findings, problems } = await checkMemory(example.files);
      expect(problems).toEqual([]);
      expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([id]);
    });

    test("shows what to do instead, in which nothing is found", async () => {
      const { findings, problems } = await checkMemory(instead.files);
      expect([...findings.map((finding) => finding.message), ...problems]).toEqual([]);
    });
  },
);
