import { expect, test } from "vitest";
import { readJob } from "../../src/extract/extraction.js";
import { PLAIN_TOOLS, type ReadingTools } from "../../src/extract/file-reader.js";
import { FlowMemory } from "../../src/extract/flow-memory.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";
import { withBlobs } from "../../src/snapshot/readable-blobs.js";

const FILES = { "a.ts": "export const a = 1;\n", "b.ts": "export const b = 2;\n", "none.ts": "\0" };

const read: string[] = [];
const tools: ReadingTools = {
  ...PLAIN_TOOLS,
  extraction: {
    read: (job) => {
      read.push(Buffer.from(job.bytes).toString("utf8"));
      return readJob(job);
    },
  },
};

async function memoryOf(files: Readonly<Record<string, string>>, before: FlowMemory | null): Promise<FlowMemory> {
  const snapshot = await memorySnapshot(files);
  read.length = 0;
  return new FlowMemory((await withBlobs(snapshot, () => true)) ?? snapshot, tools, before);
}

test("what has the same text is the same object, and is not read again", async () => {
  const first = await memoryOf(FILES, null);
  const flows = await first.readFlow(["b.ts", "none.ts", "a.ts", "gone.ts"]);
  expect([...flows.keys()]).toEqual(["b.ts", "a.ts"]);
  expect(await first.readFlow(["b.ts", "a.ts"])).toEqual(flows);

  const second = await memoryOf({ ...FILES, "a.ts": "export const a = 3;\n", "c.ts": FILES["b.ts"] }, first);
  const next = await second.readFlow(["a.ts", "b.ts", "c.ts"]);
  expect(read).toEqual(["export const a = 3;\n", FILES["b.ts"]]);
  expect(next.get("b.ts")).toBe(flows.get("b.ts"));
  expect(second.flowAtHand("b.ts")).toBe(flows.get("b.ts"));
  expect(next.get("a.ts")).not.toEqual(flows.get("a.ts"));
  // Each file has its own, though the texts are the same.
  expect(next.get("c.ts")).toEqual(next.get("b.ts"));
  expect(next.get("c.ts")).not.toBe(next.get("b.ts"));
});

test("what one run asked for is known to the next one that asks for any, and forgotten after that", async () => {
  const first = await memoryOf(FILES, null);
  const flows = await first.readFlow(["a.ts", "b.ts"]);
  const idle = await memoryOf(FILES, first);
  const third = await memoryOf(FILES, idle);
  expect((await third.readFlow(["a.ts"])).get("a.ts")).toBe(flows.get("a.ts"));
  const fourth = await memoryOf(FILES, third);
  await fourth.readFlow(["a.ts", "b.ts"]);
  expect(read).toEqual([FILES["b.ts"]]);
});

test("a file that nothing is known by is read each time", async () => {
  const first = new FlowMemory(await memorySnapshot(FILES), tools, null);
  const flows = await first.readFlow(["a.ts"]);
  const second = new FlowMemory(await memorySnapshot(FILES), tools, first);
  expect((await second.readFlow(["a.ts"])).get("a.ts")).not.toBe(flows.get("a.ts"));
});
