import { describe, expect, it } from "vitest";
import { fittedExponent, median } from "../lib/statistics.mjs";

const sizes = [1000, 2000, 4000, 8000, 16_000];

describe("the median", () => {
  it("is the middle one, or between the two in the middle", () => {
    expect(median([9, 1, 2])).toBe(2);
    expect(median([9, 1, 2, 4])).toBe(3);
  });
});

describe("the fitted exponent", () => {
  it("is that of the power law that the points follow", () => {
    for (const exponent of [0.5, 1, 1.1, 2]) {
      expect(fittedExponent(sizes.map((x) => [x, 0.003 * x ** exponent]))).toBeCloseTo(exponent, 10);
    }
  });

  it("lies between those of the parts of a sum", () => {
    const fitted = fittedExponent(sizes.map((x) => [x, x / 1000 + (x / 10_000) ** 2]));
    expect(fitted).toBeGreaterThan(1);
    expect(fitted).toBeLessThan(2);
  });
});
