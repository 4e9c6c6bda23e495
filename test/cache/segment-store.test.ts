import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { openSegment } from "../../src/cache/segment.js";
import { SegmentStore } from "../../src/cache/segment-store.js";

const scratches: string[] = [];

afterEach(() => {
  for (const path of scratches.splice(0)) rmSync(path, { recursive: true, force: true });
});

function scratch(): string {
  const path = mkdtempSync(join(tmpdir(), "ssotlint-cache-"));
  scratches.push(path);
  return path;
}

function open(directory: string, today = 1000, name = "facts-1"): SegmentStore & { readonly problems: string[] } {
  const problems: string[] = [];
  const store = new SegmentStore({ directory, name, today, onProblem: (sentence) => problems.push(sentence) });
  return Object.assign(store, { problems });
}

function keep(store: SegmentStore, values: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(values)) store.put(key, Buffer.from(value));
  store.flush();
}

function textOf(store: SegmentStore, key: string): string | null {
  const value = store.get(key);
  return value === null ? null : Buffer.from(value).toString("utf8");
}

test.runIf(process.platform === "linux")("a file system that takes no folders is a problem like any other", () => {
  const store = open("/proc/ssotlint/deep");
  keep(store, { a: "one" });
  expect(store.problems).toHaveLength(1);
  expect(store.problems[0]).toContain("ENOENT");
});

test("says what is there without reading it, so that it counts as used", () => {
  const directory = scratch();
  keep(open(directory, 1000), { a: "one" });
  const later = open(directory, 1020);
  expect([later.has("a"), later.has("b")]).toEqual([true, false]);
  later.put("c", Buffer.from("three"));
  expect(later.has("c")).toBe(true);
  later.flush();
  // By then what was last of use on the first day is gone.
  const last = open(directory, 1045);
  last.put("d", Buffer.from("four"));
  last.flush();
  expect(textOf(open(directory, 1045), "a")).toBe("one");
});

function segments(directory: string): readonly string[] {
  return readdirSync(directory).filter((name) => name.endsWith(".segment"));
}

describe("what was kept", () => {
  test("is there in the next run, and at once", () => {
    const directory = join(scratch(), "made", "when needed");
    const first = open(directory);
    first.put("a", Buffer.from("1"));
    expect(textOf(first, "a")).toBe("1");
    first.flush();
    expect([textOf(first, "a"), textOf(open(directory), "a"), textOf(open(directory), "b")]).toEqual(["1", "1", null]);
  });

  test("is not made when there is nothing to keep", () => {
    const directory = join(scratch(), "none");
    open(directory).flush();
    expect(() => readdirSync(directory)).toThrow("ENOENT");
  });

  test("is not there for another version", () => {
    const directory = scratch();
    keep(open(directory), { a: "1" });
    expect(textOf(open(directory, 1000, "facts-12"), "a")).toBeNull();
  });

  test("of many runs is in few files", () => {
    const directory = scratch();
    for (let run = 0; run < 100; run++) keep(open(directory), { [`k${run}`]: "x".repeat(run % 7) });
    expect(segments(directory).length).toBeLessThan(12);
    const store = open(directory);
    for (let run = 0; run < 100; run++) expect(textOf(store, `k${run}`)).toBe("x".repeat(run % 7));
  });

  test("of two runs at once is all there", () => {
    const directory = scratch();
    keep(open(directory), { before: "0" });
    const [one, two] = [open(directory), open(directory)];
    expect([textOf(one, "before"), textOf(two, "before")]).toEqual(["0", "0"]);
    one.put("a", Buffer.from("1"));
    two.put("b", Buffer.from("2"));
    one.flush();
    // Its segments were taken into one of the other run, and it has them all the same.
    expect(textOf(two, "before")).toBe("0");
    two.flush();
    const store = open(directory);
    expect(["before", "a", "b"].map((key) => textOf(store, key))).toEqual(["0", "1", "2"]);
  });
});

describe("what is of no use", () => {
  test("goes after a month, and what was used in it stays", () => {
    const directory = scratch();
    keep(open(directory), { used: "1", unused: "2" });
    const later = open(directory, 1020);
    expect(textOf(later, "used")).toBe("1");
    keep(later, { new: "3" });
    const last = open(directory, 1040);
    last.get("used");
    keep(last, { newer: "4" });
    const store = open(directory, 1040);
    expect(["used", "unused", "new", "newer"].map((key) => textOf(store, key))).toEqual(["1", null, "3", "4"]);
  });

  test("of other versions goes too, and so does what a killed run left", () => {
    const directory = scratch();
    keep(open(directory, 1000, "facts-0"), { a: "1" });
    writeFileSync(join(directory, "facts-1.0.tmp"), "half");
    const longAgo = new Date("2020-01-01");
    for (const name of readdirSync(directory)) utimesSync(join(directory, name), longAgo, longAgo);
    writeFileSync(join(directory, "facts-1.1.tmp"), "another run is at it");
    keep(open(directory), { b: "2" });
    const left = readdirSync(directory);
    expect([left.length, left.includes("facts-1.1.tmp"), segments(directory).length]).toEqual([2, true, 1]);
  });

  test("is written anew before it is forgotten, although there is nothing to add", () => {
    const directory = scratch();
    keep(open(directory), { a: "1" });
    for (let day = 1000; day < 1100; day += 10) {
      const store = open(directory, day);
      expect(textOf(store, "a")).toBe("1");
      store.flush();
    }
    expect(segments(directory)).toHaveLength(1);
  });
});

describe("damage", () => {
  const values = { a: "first", b: "second".repeat(50), c: "" };

  /** The bytes of a segment with these values. */
  function whole(): Buffer {
    const directory = scratch();
    keep(open(directory), values);
    return readFileSync(join(directory, segments(directory)[0] ?? ""));
  }

  /** What a segment of these bytes has. */
  function found(bytes: Buffer): Readonly<Record<string, string | null>> {
    const file = join(scratch(), "x.segment");
    writeFileSync(file, bytes);
    const segment = openSegment(file);
    if (segment === null || segment === "gone") return {};
    const all = Object.keys(values).map((key) => {
      const value = segment.get(key);
      return [key, value === null ? null : Buffer.from(value).toString("utf8")] as const;
    });
    segment.close();
    return Object.fromEntries(all.filter(([, value]) => value !== null));
  }

  test("an undamaged one has all", () => {
    expect(found(whole())).toEqual(values);
  });

  test("nothing comes out of what was cut anywhere", () => {
    const bytes = whole();
    for (let length = 0; length < bytes.length; length++) expect(found(bytes.subarray(0, length))).toEqual({});
  });

  test("nothing false comes out of what has bits turned", () => {
    const bytes = whole();
    const flip = fc.tuple(fc.nat(bytes.length - 1), fc.nat(7));
    fc.assert(
      fc.property(fc.array(flip, { minLength: 1, maxLength: 4 }), (flips) => {
        const damaged = Buffer.from(bytes);
        for (const [at, bit] of flips) damaged[at]! ^= 1 << bit;
        expect(values).toMatchObject(found(damaged));
      }),
      { numRuns: 500 },
    );
  });

  test("a damaged segment is replaced", () => {
    const directory = scratch();
    keep(open(directory), { a: "1" });
    const [name = ""] = segments(directory);
    const file = join(directory, name);
    writeFileSync(file, readFileSync(file).subarray(0, 20));
    const store = open(directory);
    expect(textOf(store, "a")).toBeNull();
    keep(store, { a: "1" });
    expect([segments(directory).length, textOf(open(directory), "a")]).toEqual([1, "1"]);
  });

  test("a place that cannot be written to is said once, and the run goes on", () => {
    const directory = join(scratch(), "file");
    writeFileSync(directory, "no folder");
    const store = open(directory);
    keep(store, { a: "1" });
    expect(store.problems).toEqual([
      `The cache in ${directory} cannot be written (EEXIST): the next run reads everything again.`,
    ]);
  });

  test("a folder in the place of a segment is passed over", () => {
    const directory = scratch();
    mkdirSync(join(directory, "facts-1.0000.segment"));
    const store = open(directory);
    expect(textOf(store, "a")).toBeNull();
    keep(store, { a: "1" });
    expect(textOf(open(directory), "a")).toBe("1");
  });
});
