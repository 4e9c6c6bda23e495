/** How many questions may be open at once: each takes some ten calls, and a worker's stack holds some thousands. */
const DEEPEST = 150;

/** Thrown out of a question that lies too deep, to be answered by itself first. */
export class TooDeep extends Error {
  override readonly name = "TooDeep";
  readonly module: string;
  readonly exported: string;

  constructor(module: string, exported: string) {
    super(`${module} ${exported}`);
    this.module = module;
    this.exported = exported;
  }
}

export interface Answered<T> {
  readonly result: T;
  /** The answer is the same wherever the question is asked from, so it may be kept. */
  readonly isFinal: boolean;
}

/**
 * The questions that are being answered. Asking one of them again is a circle; every answer that was found inside of the circle depends on
 * where it was entered, and only the one of the question that closes it does not.
 */
export class Active {
  #depths: Map<string, number> | null = null;
  /** The outermost question that was asked again since it was last set. */
  #outermost = Number.POSITIVE_INFINITY;

  get isTooDeep(): boolean {
    return this.#depths !== null && this.#depths.size >= DEEPEST;
  }

  /** Answers a question, or says what a circle gives if it is being answered already. */
  within<T>(question: string, answer: () => T, onCircle: () => T): Answered<T> {
    const depths = (this.#depths ??= new Map());
    const again = depths.get(question);
    if (again !== undefined) {
      this.#outermost = Math.min(this.#outermost, again);
      return { result: onCircle(), isFinal: false };
    }
    const depth = depths.size;
    const before = this.#outermost;
    this.#outermost = Number.POSITIVE_INFINITY;
    depths.set(question, depth);
    const result = answer();
    depths.delete(question);
    const isFinal = this.#outermost >= depth;
    this.#outermost = isFinal ? before : Math.min(before, this.#outermost);
    return { result, isFinal };
  }
}
