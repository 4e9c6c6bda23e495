/**
 * A 32-bit hash of a piece of text: FNV-1a (Fowler, Noll, Vo) over UTF-16 units, finished with the mixer of MurmurHash3
 * (fmix32, Austin Appleby) so that all bits depend on all input. Fast and the same on every machine; not cryptographic.
 */
export function hash32(text: string, start = 0, end: number = text.length): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return fmix32(hash);
}

/**
 * A 64-bit hash of a sequence of 32-bit words, as 16 hexadecimal digits: MurmurHash3 (x86, 32 bit, Austin Appleby) with two seeds.
 * Not cryptographic: good enough to tell texts apart, not to withstand somebody who searches for a collision.
 */
export function hashWords(words: Uint32Array): string {
  let low = 0x9747b28c;
  let high = 0x3c6ef372;
  for (const word of words) {
    low = murmurRound(low, word);
    high = murmurRound(high, word);
  }
  return hex(fmix32(low ^ words.length)) + hex(fmix32(high ^ words.length));
}

/** The same 64-bit hash over the UTF-16 units of a text. */
export function hashText(text: string): string {
  const words = new Uint32Array(text.length);
  for (let index = 0; index < text.length; index++) words[index] = text.charCodeAt(index);
  return hashWords(words);
}

/** The finishing mixer of MurmurHash3: a bijection of 32-bit words under which similar words get unlike hashes. */
export function fmix32(word: number): number {
  let hash = word ^ (word >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function murmurRound(hash: number, word: number): number {
  const scaled = Math.imul(word, 0xcc9e2d51);
  const mixed = hash ^ Math.imul((scaled << 15) | (scaled >>> 17), 0x1b873593);
  return Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64;
}

/** Put together of bytes: each definition and each member has a hash, and numbers are slow to write in another base. */
function hex(word: number): string {
  return byteText(word >>> 24) + byteText(word >>> 16) + byteText(word >>> 8) + byteText(word);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function byteText(word: number): string {
  return HEX[word & 255] ?? "";
}
