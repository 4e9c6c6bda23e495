import { expect, test } from "vitest";
import { defaultManifest } from "../../src/manifest/defaults.js";
import { analyze } from "../../src/pipeline.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";

test("the range of a dependency is the one that the nearest package.json declares", async () => {
  const snapshot = await memorySnapshot(
    {
      "package.json": '{ "dependencies": { "express": "^4.18.2", "odd": 4 }, "devDependencies": { "express": "5" } }',
      "services/new/package.json": '{ "name": "new", "peerDependencies": { "express": ">=5" } }',
      "services/new/src/app.ts": "",
      "services/old/package.json": '{ "name": "old" }',
      "services/old/app.js": "",
    },
    { symlinks: {} },
  );
  const { graph } = await analyze(snapshot, defaultManifest(), "2026-01-01");
  expect(graph.dependencyRange("services/new/src/app.ts", "express")).toBe(">=5");
  expect(graph.dependencyRange("services/old/app.js", "express")).toBe("^4.18.2");
  expect(graph.dependencyRange("services/old/app.js", "odd")).toBeNull();
  expect(graph.dependencyRange("services/old/app.js", "koa")).toBeNull();
});
