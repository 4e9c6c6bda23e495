import { expect, test } from "vitest";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";
import { watchReads } from "../../src/snapshot/watch-reads.js";

test("a file that was listed and cannot be read has changed", async () => {
  const snapshot = await memorySnapshot({ "a.ts": "" });
  const gone = { ...(await memorySnapshot({})), entries: snapshot.entries };
  const { snapshot: watched, hasChanged } = watchReads(gone);
  await expect(watched.read("a.ts")).rejects.toThrow("a.ts");
  expect(hasChanged()).toBe(true);
});

test("one that was never listed has not, such as the manifest on disk by which a commit is judged", async () => {
  const { snapshot: watched, hasChanged } = watchReads(await memorySnapshot({ "a.ts": "" }));
  await expect(watched.read("ssotlint.yaml")).rejects.toThrow("ssotlint.yaml");
  expect(() => watched.readNow("ssotlint.yaml")).toThrow("ssotlint.yaml");
  expect(hasChanged()).toBe(false);
});
