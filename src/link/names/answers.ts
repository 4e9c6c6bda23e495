import type { Trail } from "./trail.js";

interface Answer<T> {
  readonly result: T;
  /** The modules that it was found in; null for the module of the question alone. */
  readonly passed: readonly string[] | null;
}

/** Answers that hold for good, by the module that the question is about and what is asked of it. */
export class Answers<T> {
  readonly #trail: Trail;
  readonly #byModule = new Map<string, Map<string, Answer<T>>>();

  constructor(trail: Trail) {
    this.#trail = trail;
  }

  /** The answer, if there is one. */
  find(module: string, question: string): { readonly result: T } | undefined {
    const answer = this.#byModule.get(module)?.get(question);
    if (answer === undefined) return undefined;
    if (answer.passed === null) this.#trail.pass(module);
    else this.#trail.passAll(answer.passed);
    return answer;
  }

  /** Keeps an answer with what was passed since the question was asked. */
  keep(module: string, question: string, result: T, start: number): void {
    const passed = this.#trail.since(start);
    const isOwn = passed.length === 1 && passed[0] === module;
    let ofModule = this.#byModule.get(module);
    if (ofModule === undefined) this.#byModule.set(module, (ofModule = new Map()));
    ofModule.set(question, { result, passed: isOwn ? null : passed });
  }
}
