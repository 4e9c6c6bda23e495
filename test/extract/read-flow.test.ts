import { describe, expect, test } from "vitest";
import { readJob, type Extraction } from "../../src/extract/extraction.js";
import { PLAIN_TOOLS, type ReadingTools } from "../../src/extract/file-reader.js";
import { flowAtHand, readFlow } from "../../src/extract/read-flow.js";
import type { FactsStore } from "../../src/model/facts-store.js";
import { FileGoneError, type Snapshot } from "../../src/model/snapshot.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";
import { watchReads } from "../../src/snapshot/watch-reads.js";

const FILES = { "app.ts": "export const a = [1];\n", "app.py": "a = [2]\n", "bytes.ts": "\0\0", "readme.md": "# a\n" };

/** Reads at once what was read before, as a thread that is waited for. */
async function waiting(files: Readonly<Record<string, string>>): Promise<Extraction> {
  const known = new Map<string, Uint8Array>();
  for (const [path, text] of Object.entries(files)) {
    const dialect = path.endsWith(".py") ? "py" : "ts";
    known.set(text, await readJob({ kind: "flow", dialect, bytes: Buffer.from(text) }));
  }
  return { read: readJob, readNow: ({ bytes }) => known.get(Buffer.from(bytes).toString("utf8")) ?? null };
}

function storeOf(kept: Map<string, Uint8Array>): FactsStore {
  return {
    get: ({ kind, dialect, blob }) => kept.get(`${kind} ${dialect} ${blob}`) ?? null,
    has: ({ kind, dialect, blob }) => kept.has(`${kind} ${dialect} ${blob}`),
    put: ({ kind, dialect, blob }, json) => kept.set(`${kind} ${dialect} ${blob}`, json),
  };
}

describe("the flow at hand", () => {
  test("is what reading gives, of a file that somebody reads while this thread waits", async () => {
    const snapshot = await memorySnapshot(FILES);
    const tools: ReadingTools = { ...PLAIN_TOOLS, extraction: await waiting(FILES) };
    const read = await readFlow(snapshot, Object.keys(FILES));
    expect([...read.keys()]).toEqual(["app.ts", "app.py"]);
    for (const path of Object.keys(FILES)) expect(flowAtHand(snapshot, path, tools)).toEqual(read.get(path) ?? null);
  });

  test("is kept, and then needs nobody", async () => {
    const snapshot = await memorySnapshot(FILES);
    const kept = new Map<string, Uint8Array>();
    const tools: ReadingTools = { ...PLAIN_TOOLS, extraction: await waiting(FILES), store: storeOf(kept) };
    const flow = flowAtHand(snapshot, "app.ts", tools);
    expect(flow).not.toBeNull();
    expect(kept.size).toBe(1);
    const blob = snapshot.blobOf(Buffer.from(FILES["app.ts"]), null);
    const listed = { ...snapshot, entries: snapshot.entries.map((entry) => ({ ...entry, blob })) };
    expect(flowAtHand(listed, "app.ts", { ...tools, extraction: PLAIN_TOOLS.extraction })).toEqual(flow);
  });

  test("is not there where bytes come later, or never, or nobody answers", async () => {
    const snapshot = await memorySnapshot(FILES);
    const tools: ReadingTools = { ...PLAIN_TOOLS, extraction: await waiting(FILES) };
    const asking = (change: Partial<Snapshot>) => flowAtHand({ ...snapshot, ...change }, "app.ts", tools);
    expect(asking({})).not.toBeNull();
    expect(asking({ readNow: () => null })).toBeNull();
    const gone = (path: string): never => {
      throw new FileGoneError(path, "it is no longer there");
    };
    expect(asking({ readNow: gone })).toBeNull();
    expect(flowAtHand(snapshot, "app.ts", { ...tools, extraction: await waiting({}) })).toBeNull();
    expect(flowAtHand(snapshot, "app.ts", PLAIN_TOOLS)).toBeNull();
  });

  test("is watched as every other reading", async () => {
    const snapshot = await memorySnapshot(FILES);
    const tools: ReadingTools = { ...PLAIN_TOOLS, extraction: await waiting(FILES) };
    const watched = watchReads(snapshot);
    flowAtHand(watched.snapshot, "app.ts", tools);
    expect([...watched.reads.keys()]).toEqual(["app.ts"]);
    expect(watched.hasChanged()).toBe(false);
    const blob = snapshot.blobOf(Buffer.from("before"), null);
    const entries = snapshot.entries.map((entry) => ({ ...entry, blob }));
    const other = watchReads({ ...snapshot, entries });
    flowAtHand(other.snapshot, "app.ts", tools);
    expect(other.hasChanged()).toBe(true);
  });
});
