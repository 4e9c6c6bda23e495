/** How questions of one kind are answered, and when two answers are the same. */
interface Answering<T> {
  answer(module: string, question: string): T;
  isSame(left: T, right: T): boolean;
}

/**
 * Questions about modules whose answers come from something else than facts: from the files that there are, from the project's
 * configuration, from all files together. Answers are kept, so that the same can be asked again of the next snapshot.
 */
export class Asked<T> {
  readonly #known = new Map<string, Map<string, T>>();
  readonly #how: Answering<T>;

  constructor(how: Answering<T>) {
    this.#how = how;
  }

  ask(module: string, question: string): T {
    let known = this.#known.get(module);
    if (known === undefined) this.#known.set(module, (known = new Map()));
    let answer = known.get(question);
    if (answer === undefined) known.set(question, (answer = this.#how.answer(module, question)));
    return answer;
  }

  /** Asks all that was asked in an earlier snapshot, and gives the modules about which some answer is another one now. */
  differing(earlier: Asked<T>): ReadonlySet<string> {
    const differing = new Set<string>();
    for (const [module, questions] of earlier.#known) {
      for (const [question, before] of questions) {
        if (!this.#how.isSame(before, this.ask(module, question))) differing.add(module);
      }
    }
    return differing;
  }
}
