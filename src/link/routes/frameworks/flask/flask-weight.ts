/**
 * How specific a part of a rule is, as Werkzeug's `Weighting`: how many texts there are in it and where and how long they are, how many
 * parameters and how heavy. Numbers are negative where more is lighter.
 */
export type Weight = readonly [
  texts: number,
  textPositions: readonly number[],
  parameters: number,
  parameterWeights: readonly number[],
];

/** Negative when the first is lighter; compared from left to right, as tuples of Python are. */
export function compareWeights(a: Weight, b: Weight): number {
  return a[0] - b[0] || compareNumbers(a[1], b[1]) || a[2] - b[2] || compareNumbers(a[3], b[3]);
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (value !== other) return value - other;
  }
  return a.length - b.length;
}
