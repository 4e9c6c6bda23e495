import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { annotated } from "../annotated.js";
import { pythonFacts } from "./python-facts.js";

test("a bit of everything, annotated", async () => {
  const text = readFileSync(new URL("../../fixtures/extract/rich.py", import.meta.url), "utf8");
  const facts = pythonFacts(text);
  expect(facts.problems).toEqual([]);
  await expect(annotated(text, facts)).toMatchFileSnapshot("__snapshots__/rich.py.txt");
});
