import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fmix32, hash32, hashText, hashWords } from "../../src/model/hash.js";
import { jaccard, SHINGLE_TOKENS, SKETCH_MIN_TOKENS, sketchOf } from "../../src/model/sketch.js";

const words = (from: number, to: number): Uint32Array =>
  Uint32Array.from({ length: to - from }, (_, index) => fmix32(from + index));

function sketch(from: number, to: number): string {
  return sketchOf(words(from, to))!;
}

describe("sketches", () => {
  test("texts below the minimum have none", () => {
    expect(sketchOf(words(0, SKETCH_MIN_TOKENS - 1))).toBeNull();
    expect(sketchOf(words(0, SKETCH_MIN_TOKENS))).not.toBeNull();
  });

  test("equal texts are 1, texts with nothing in common 0", () => {
    expect(jaccard(sketch(0, 1000), sketch(0, 1000))).toBe(1);
    expect(jaccard(sketch(0, 1000), sketch(5000, 6000))).toBe(0);
  });

  test("small texts compare exactly", () => {
    // 96 shingles each, of which 46 are the same: 46 / 146.
    const shared = 50 - (SHINGLE_TOKENS - 1);
    const each = 100 - (SHINGLE_TOKENS - 1);
    expect(jaccard(sketch(0, 100), sketch(50, 150))).toBeCloseTo(shared / (2 * each - shared), 12);
  });

  test.each([0.95, 0.9, 0.5, 0.2])("large texts are estimated within three standard errors of %d", (similarity) => {
    const size = 4000;
    const shift = Math.round((size * (1 - similarity)) / (1 + similarity));
    const error = Math.sqrt((similarity * (1 - similarity)) / 128);
    expect(Math.abs(jaccard(sketch(0, size), sketch(shift, size + shift)) - similarity)).toBeLessThan(3 * error);
  });

  test("is symmetric, and repeated shingles count once", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 40 }), fc.array(fc.nat(9), { minLength: 40 }), (a, b) => {
        const [left, right] = [a, b].map((tokens) => sketchOf(Uint32Array.from(tokens))!);
        expect(jaccard(left!, right!)).toBe(jaccard(right!, left!));
        expect(jaccard(left!, left!)).toBe(1);
      }),
    );
    expect(jaccard(sketchOf(new Uint32Array(50))!, sketchOf(new Uint32Array(5000))!)).toBe(1);
  });
});

describe("hashes", () => {
  test("are the same on every machine", () => {
    expect([hash32("a"), hash32("xay", 1, 2)]).toEqual([0x1a80b1b3, 0x1a80b1b3]);
    expect(hash32("WebSocketManager")).toBe(0x60ce676c);
    expect(hashText("WebSocketManager")).toBe("00e1826f445c8e74");
    expect(hashText("")).toBe("ebb6c2283cd6e3f3");
    expect(hashText("ab")).toBe(hashWords(Uint32Array.of(97, 98)));
  });

  test("tell texts apart", () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `name${index}`);
    expect(new Set(texts.map(hashText)).size).toBe(texts.length);
    expect(hashText("ab")).not.toBe(hashText("ba"));
    expect(hashWords(Uint32Array.of(0))).not.toBe(hashWords(Uint32Array.of(0, 0)));
  });
});
