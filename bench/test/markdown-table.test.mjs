import { expect, it } from "vitest";
import { markdownTable } from "../lib/markdown-table.mjs";

it("writes a table whose cells cannot break it", () => {
  expect(markdownTable(["tool", "time"], [["a | b", "1\n2"]])).toBe(
    "| tool | time |\n| --- | ---: |\n| a \\| b | 1 2 |",
  );
});
