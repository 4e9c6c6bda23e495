import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { HOMEPAGE, VERSION } from "../src/model/version.js";

test("the version and the homepage in the code are those in package.json", () => {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  expect(JSON.parse(text)).toMatchObject({ version: VERSION, homepage: HOMEPAGE });
});
