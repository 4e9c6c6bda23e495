import { expect, test } from "vitest";
import { nearPath } from "../../src/model/near-path.js";

const PATHS = ["src/orders/store.ts", "src/orders/index.ts", "src/users/index.ts", "source.ts", "docs/readme.md"];

test.each([
  ["scr/orders", "src/orders"],
  ["src/oders/stroe.ts", "src/orders/store.ts"],
  ["src/orders/store.tsx", "src/orders/store.ts"],
  ["SRC", "src"],
  ["store.ts", "src/orders/store.ts"],
  ["orders/store.ts", "src/orders/store.ts"],
  // There are two.
  ["index.ts", null],
  ["lib/orders", null],
  ["", null],
])("%s is probably %s", (written, meant) => {
  expect(nearPath(written, PATHS)).toBe(meant);
});
