import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { afterEach, describe, expect, test } from "vitest";
import { ReaderDiedError } from "../../../src/extract/extraction.js";
import { workerPool, type WorkerPool } from "../../../src/extract/pool/worker-pool.js";

const FAKE = new URL("fake-worker.mjs", import.meta.url);

let pool: WorkerPool | null = null;

afterEach(async () => {
  await pool?.end();
});

/** What a pool makes of texts: each in its place, or the error's name. */
async function read(size: number, texts: readonly string[], script = FAKE): Promise<readonly unknown[]> {
  const started = workerPool(size, script);
  pool = started;
  const jobs = texts.map((text) => ({ kind: "facts", dialect: "ts", bytes: Buffer.from(text) }) as const);
  const settled = await Promise.allSettled(jobs.map((job) => started.read(job)));
  return settled.map((one) =>
    one.status === "rejected"
      ? one.reason instanceof ReaderDiedError
        ? "died"
        : String(one.reason)
      : JSON.parse(Buffer.from(one.value).toString("utf8")),
  );
}

test.each([1, 2, 5])("every file gets its own answer from %i workers", async (size) => {
  const texts = Array.from({ length: 300 }, (_, index) => "x".repeat(index * 40));
  expect(await read(size, texts)).toEqual(texts);
});

test("one file at a time", async () => {
  pool = workerPool(2, FAKE);
  for (const text of ["a", "b", "c"]) {
    const json = await pool.read({ kind: "facts", dialect: "ts", bytes: Buffer.from(text) });
    expect(JSON.parse(Buffer.from(json).toString("utf8"))).toBe(text);
  }
});

test("a file that no worker survives is named, and the others are read", async () => {
  const texts = ["a", "b", "die", "c", ...Array.from({ length: 50 }, (_, index) => `more ${index}`), "die"];
  expect(await read(2, texts)).toEqual(texts.map((text) => (text === "die" ? "died" : text)));
});

test("a worker that died by chance costs nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ssotlint-pool-"));
  env["MARK"] = join(folder, "mark");
  expect(await read(2, ["a", "die once", "b"])).toEqual(["a", "die once", "b"]);
  rmSync(folder, { recursive: true });
});

test("a bug in a worker is an error, not a file that is left out", async () => {
  expect(await read(1, ["fail"])).toEqual(["Error: a bug"]);
});

test.each([
  { run: "a large run ends the threads that have read much", files: 10_000, read: 1500, isNew: true },
  { run: "a large run keeps those that have read little", files: 10_000, read: 10, isNew: false },
  { run: "a small run keeps them", files: 1500, read: 1500, isNew: false },
])("at rest, $run, and who asks again is answered", async ({ files, read, isNew }) => {
  const started = workerPool(1, FAKE);
  pool = started;
  const ask = async (text: string): Promise<unknown> => {
    const json = await started.read({ kind: "facts", dialect: "ts", bytes: Buffer.from(text) });
    return JSON.parse(Buffer.from(json).toString("utf8"));
  };
  started.expect?.(files);
  const before = await ask("which");
  await Promise.all(Array.from({ length: read }, () => ask("a")));
  started.rest?.();
  expect((await ask("which")) !== before).toBe(isNew);
  const waiting = ask("which");
  started.rest?.();
  expect(await waiting).toBe(await ask("which"));
});

test("where no worker can be started, files are read without one", async () => {
  const [facts] = (await read(2, ["export const a = 1;\n"], new URL("missing.mjs", import.meta.url))) as [
    { readonly definitions: readonly { readonly name: string }[] },
  ];
  expect(facts.definitions.map(({ name }) => name)).toEqual(["a"]);
});

describe("a file that is waited for", () => {
  const job = (text: string) => ({ kind: "facts", dialect: "ts", bytes: Buffer.from(text) }) as const;

  function readNow(started: WorkerPool, text: string): unknown {
    const json = started.readNow?.(job(text)) ?? null;
    return json === null ? null : JSON.parse(Buffer.from(json).toString("utf8"));
  }

  test("is read by a thread that runs and is at rest", async () => {
    const started = workerPool(2, FAKE);
    pool = started;
    expect(readNow(started, "a")).toBeNull();
    await started.read(job("b"));
    const texts = Array.from({ length: 300 }, (_, index) => "x".repeat(index * 40));
    expect(texts.map((text) => readNow(started, text))).toEqual(texts);
    const other = started.read(job("c"));
    expect(readNow(started, "d")).toBe("d");
    expect(Buffer.from(await other).toString("utf8")).toBe('"c"');
  });

  test("is not there when something went wrong with it", async () => {
    const started = workerPool(1, FAKE);
    pool = started;
    await started.read(job("a"));
    expect(readNow(started, "fail")).toBeNull();
    expect(readNow(started, "b")).toBe("b");
  });

  test("is not there when it ends its thread, and is named where it is read in the usual way", async () => {
    const started = workerPool(1, FAKE);
    pool = started;
    await started.read(job("a"));
    expect(readNow(started, "die")).toBeNull();
    const before = performance.now();
    expect(readNow(started, "b")).toBeNull();
    expect(performance.now() - before).toBeLessThan(500);
    await expect(started.read(job("die"))).rejects.toThrow(ReaderDiedError);
    await started.read(job("c"));
    expect(readNow(started, "d")).toBe("d");
  });
});
