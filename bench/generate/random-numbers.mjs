/** Numbers that look random and are the same on every machine, from a seed; by the algorithm mulberry32. */
export function randomNumbers(seed) {
  let state = (seed * 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  const pick = (items) => items[below(items.length)];
  return {
    below,
    pick,
    /** At most so many different ones. */
    several: (items, most) => [...new Set(Array.from({ length: items.length === 0 ? 0 : most }, () => pick(items)))],
  };
}
