import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { annotated } from "../annotated.js";
import { factsOf } from "../describe-facts.js";

describe("a bit of everything, annotated", () => {
  test.each([
    ["rich.ts", "ts"],
    ["rich.cjs", "js"],
    ["rich.d.ts", "dts"],
  ] as const)("%s", async (name, dialect) => {
    const text = readFileSync(new URL(`../../fixtures/extract/${name}`, import.meta.url), "utf8");
    const facts = factsOf(text, dialect);
    expect(facts.problems).toEqual([]);
    await expect(annotated(text, facts)).toMatchFileSnapshot(`__snapshots__/${name}.txt`);
  });
});
