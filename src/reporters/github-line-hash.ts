/**
 * The `primaryLocationLineHash` that GitHub computes for each line of a file, in order: what the upload action of code scanning
 * (`github/codeql-action`, `src/fingerprints.ts`) would write. A rolling hash with multiplier 37, in wrapping unsigned 64-bit arithmetic,
 * over the first 100 characters from the start of the line on that are neither space nor tab; CR and CRLF count as LF; the end of the file
 * is the character 65535, then zeros. Then a colon, and how many lines so far, this one included, have that hash.
 *
 * @param upTo the last line whose hash is needed; what does not matter for it is not read.
 */
export function githubLineHashes(text: string, upTo = Number.POSITIVE_INFINITY): readonly string[] {
  const hasher = new LineHasher(upTo);
  let previous = 0;
  for (let index = 0; index < text.length && !hasher.done; index++) {
    const code = text.charCodeAt(index);
    const endsCrLf = previous === CR && code === LF;
    previous = code;
    if (code === SPACE || code === TAB || endsCrLf) continue;
    hasher.push(code === CR ? LF : code);
  }
  hasher.push(END_OF_FILE);
  for (let count = 0; count <= WINDOW && !hasher.done; count++) hasher.flush();
  return hasher.hashes;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const END_OF_FILE = 65_535;
const WINDOW = 100;
const MULTIPLIER = 37;
const TWO_32 = 2 ** 32;

/** 37 ** 100 modulo 2 ** 64, in two halves: the weight with which a character leaves the window. */
const [LEAVING_HIGH, LEAVING_LOW] = powerOfMultiplier(WINDOW);

/**
 * The state of the rolling hash. The 64-bit value is held in two unsigned 32-bit halves: every intermediate product stays below 2 ** 53,
 * so that plain numbers are exact. It takes half the time of a `bigint`, also where the engine keeps that in 64 bits.
 */
class LineHasher {
  readonly hashes: string[] = [];
  readonly #upTo: number;
  readonly #window = new Uint16Array(WINDOW);
  /** Whether the character at this index of the window is the first of a line. */
  readonly #startsLine = new Uint8Array(WINDOW);
  readonly #seen = new Map<string, number>();
  #high = 0;
  #low = 0;
  #index = 0;
  #atLineStart = true;

  constructor(upTo: number) {
    this.#upTo = upTo;
  }

  get done(): boolean {
    return this.hashes.length >= this.#upTo;
  }

  push(code: number): void {
    this.#emit();
    if (this.#atLineStart) this.#startsLine[this.#index] = 1;
    this.#atLineStart = code === LF;
    this.#roll(code);
  }

  /** Pushes a zero, which starts no line. */
  flush(): void {
    this.#emit();
    this.#roll(0);
  }

  #emit(): void {
    if (this.#startsLine[this.#index] === 0 || this.done) return;
    this.#startsLine[this.#index] = 0;
    const hash =
      this.#high === 0
        ? this.#low.toString(16)
        : `${this.#high.toString(16)}${this.#low.toString(16).padStart(8, "0")}`;
    const count = (this.#seen.get(hash) ?? 0) + 1;
    this.#seen.set(hash, count);
    this.hashes.push(`${hash}:${count}`);
  }

  #roll(code: number): void {
    const leaving = this.#window[this.#index] ?? 0;
    this.#window[this.#index] = code;
    const low = this.#low * MULTIPLIER + code - leaving * LEAVING_LOW;
    const carry = Math.floor(low / TWO_32);
    this.#high = (this.#high * MULTIPLIER - leaving * LEAVING_HIGH + carry) >>> 0;
    this.#low = low >>> 0;
    this.#index = (this.#index + 1) % WINDOW;
  }
}

function powerOfMultiplier(exponent: number): readonly [number, number] {
  let high = 0;
  let low = 1;
  for (let count = 0; count < exponent; count++) {
    const product = low * MULTIPLIER;
    high = (high * MULTIPLIER + Math.floor(product / TWO_32)) >>> 0;
    low = product >>> 0;
  }
  return [high, low];
}
