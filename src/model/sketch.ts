import { fmix32 } from "./hash.js";

/** How many of the smallest shingle hashes a sketch keeps. */
export const SKETCH_SIZE = 128;
/** How many tokens in a row make one shingle. */
export const SHINGLE_TOKENS = 5;
/** Texts below this many tokens get no sketch: everything short looks alike. */
export const SKETCH_MIN_TOKENS = 40;

/**
 * The bottom-k sketch of a text, given as the 32-bit hashes of its tokens: the k = 128 smallest distinct hashes of its shingles
 * (5 tokens in a row), as base64 of a little-endian `Uint32Array` in rising order. Null below 40 tokens.
 * A text with fewer than 128 distinct shingles is kept whole, so that comparing two such texts is exact.
 *
 * Source: A. Broder, "On the resemblance and containment of documents" (1997).
 */
export function sketchOf(tokens: Uint32Array): string | null {
  if (tokens.length < SKETCH_MIN_TOKENS) return null;
  const buffer = new Uint32Array(SKETCH_SIZE * 8);
  let size = 0;
  let limit = 2 ** 32;
  for (let last = SHINGLE_TOKENS - 1; last < tokens.length; last++) {
    const hash = shingleHash(tokens, last);
    if (hash >= limit) continue;
    buffer[size++] = hash;
    if (size < buffer.length) continue;
    size = keepSmallest(buffer, size);
    if (size === SKETCH_SIZE) limit = buffer[SKETCH_SIZE - 1] ?? limit;
  }
  return encode(buffer.subarray(0, keepSmallest(buffer, size)));
}

/**
 * The Jaccard similarity |A ∩ B| / |A ∪ B| of the shingle sets of two texts, from 0 to 1, estimated from their sketches:
 * among the k smallest hashes of the union, the share that is in both (Broder 1997, the bottom-k estimator; its standard
 * error is sqrt(J (1 - J) / k), at most 0.045 for k = 128). Exact when both sketches hold their sets whole.
 */
export function jaccard(a: string, b: string): number {
  const left = decode(a);
  const right = decode(b);
  const whole = left.length < SKETCH_SIZE && right.length < SKETCH_SIZE;
  const most = whole ? Number.POSITIVE_INFINITY : SKETCH_SIZE;
  let union = 0;
  let both = 0;
  let i = 0;
  let j = 0;
  while (union < most && (i < left.length || j < right.length)) {
    const x = left[i] ?? Number.POSITIVE_INFINITY;
    const y = right[j] ?? Number.POSITIVE_INFINITY;
    union++;
    if (x === y) both++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return union === 0 ? 0 : both / union;
}

/** Depends on the order of the tokens, unlike a sum. */
function shingleHash(tokens: Uint32Array, last: number): number {
  let hash = 0;
  for (let index = last - SHINGLE_TOKENS + 1; index <= last; index++) {
    hash = Math.imul(hash, 31) + (tokens[index] ?? 0);
  }
  return fmix32(hash);
}

/** Sorts the first `size` hashes, drops repeated ones, and tells how many are left, at most {@link SKETCH_SIZE}. */
function keepSmallest(buffer: Uint32Array, size: number): number {
  buffer.subarray(0, size).sort();
  let kept = 0;
  for (let index = 0; index < size && kept < SKETCH_SIZE; index++) {
    const hash = buffer[index] ?? 0;
    if (kept > 0 && buffer[kept - 1] === hash) continue;
    buffer[kept++] = hash;
  }
  return kept;
}

function encode(hashes: Uint32Array): string {
  const bytes = new DataView(new ArrayBuffer(hashes.length * 4));
  for (const [index, hash] of hashes.entries()) bytes.setUint32(index * 4, hash, true);
  return Buffer.from(bytes.buffer).toString("base64");
}

function decode(sketch: string): Uint32Array {
  const bytes = Buffer.from(sketch, "base64");
  const hashes = new Uint32Array(bytes.length >> 2);
  for (let index = 0; index < hashes.length; index++) hashes[index] = bytes.readUInt32LE(index * 4);
  return hashes;
}
