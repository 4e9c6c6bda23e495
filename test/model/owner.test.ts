import { describe, expect, test } from "vitest";
import { bypassesMetric } from "../../src/model/metric-names.js";
import { findOwner, nearestOwner, type Owner } from "../../src/model/owner.js";
import { metricProblem } from "../../src/manifest/word-text.js";
import { fakeGraph } from "../fake-graph.js";

const PATHS = [
  "app/env.py",
  "app/config/__init__.py",
  "app/config/deep/a.py",
  "app/configs.py",
  "src/env/a.ts",
  "src/env.ts",
];

describe("what an owner owns", () => {
  const graph = fakeGraph(Object.fromEntries(PATHS.map((path) => [path, {}])));

  test.each<[string, readonly string[] | null]>([
    ["app/env.py", ["app/env.py"]],
    ["app.env", ["app/env.py"]],
    ["app/config", ["app/config/__init__.py", "app/config/deep/a.py"]],
    ["app.config", ["app/config/__init__.py", "app/config/deep/a.py"]],
    ["app/config/__init__.py", ["app/config/__init__.py"]],
    ["src/env", ["src/env/a.ts"]],
    ["src/en", null],
    ["gone.py", null],
  ])("%s", (declared, expected) => {
    const owner = findOwner(graph, declared);
    expect(owner === null ? null : PATHS.filter((path) => owner.owns(path))).toEqual(expected);
  });
});

test.each([
  ["apps/web/src/main.ts", "apps/web/env.ts"],
  ["apps/api/main.ts", "apps/api/env.ts"],
  ["services/auth/app/main.py", "services.auth.env"],
  ["lib/a.ts", "apps/api/env.ts"],
])("nearest to %s is %s", (file, expected) => {
  const candidates = ["apps/api/env.ts", "apps/web/env.ts", "services.auth.env"].map((declared) => ({
    owner: { declared, owns: () => false } satisfies Owner,
  }));
  expect(nearestOwner(candidates, file)?.owner.declared).toBe(expected);
});

test.each([
  ["shared/isolated_environment.py", "access.shared/isolated_environment.bypasses"],
  ["shared.isolated_environment", "access.shared/isolated_environment.bypasses"],
  ["src/config/env.server.ts", "access.src/config/env/server.bypasses"],
  ["src/types.d.ts", "access.src/types.bypasses"],
  ["src/config", "access.src/config.bypasses"],
  ["my env/a b.ts", "access.my-env/a-b.bypasses"],
])("bypasses of %s are %s", (owner, expected) => {
  expect(bypassesMetric(owner)).toBe(expected);
  expect(metricProblem(expected)).toBeNull();
});
