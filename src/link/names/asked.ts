/** How questions of one kind are answered, and when two answers are the same. */
interface Answering<T> {
  answer(module: string, question: string): T;
  isSame(left: T, right: T): boolean;
}

/** By module, then by question. */
export type AnswersByModule<T> = ReadonlyMap<string, ReadonlyMap<string, T>>;

/** What was asked: `own` grows with every question, `kept` is what was kept by an earlier process, and is only read when somebody wants all. */
export interface AskedSoFar<T> {
  readonly own: Map<string, Map<string, T>>;
  readonly kept: (() => AnswersByModule<T>) | null;
}

/**
 * Questions about modules whose answers come from something else than facts: from the files that there are, from the project's
 * configuration, from all files together. Answers are kept, so that the same can be asked again of the next snapshot.
 */
export class Asked<T> {
  readonly #how: Answering<T>;
  #soFar: AskedSoFar<T> = { own: new Map(), kept: null };

  constructor(how: Answering<T>) {
    this.#how = how;
  }

  get soFar(): AskedSoFar<T> {
    return this.#soFar;
  }

  ask(module: string, question: string): T {
    const { own } = this.#soFar;
    let known = own.get(module);
    if (known === undefined) own.set(module, (known = new Map()));
    let answer = known.get(question);
    if (answer === undefined) known.set(question, (answer = this.#how.answer(module, question)));
    return answer;
  }

  /**
   * Goes on with what was asked in an earlier snapshot, where everything is the same that decides about the answers: what either of the two
   * finds out is right for both.
   */
  adopt(earlier: AskedSoFar<T>): void {
    const { own } = this.#soFar;
    this.#soFar = earlier;
    for (const [module, answers] of own) for (const question of answers.keys()) this.ask(module, question);
  }

  /** Asks all that was asked in an earlier snapshot, and gives the modules about which some answer is another one now. */
  differing(earlier: AskedSoFar<T>): ReadonlySet<string> {
    const differing = new Set<string>();
    for (const [module, questions] of allAnswers(earlier)) {
      for (const [question, before] of questions) {
        if (!this.#how.isSame(before, this.ask(module, question))) differing.add(module);
      }
    }
    return differing;
  }
}

/** All that was answered. */
export function allAnswers<T>({ own, kept }: AskedSoFar<T>): AnswersByModule<T> {
  if (kept === null) return own;
  const all = new Map(kept());
  for (const [module, answers] of own) all.set(module, new Map([...(all.get(module) ?? []), ...answers]));
  return all;
}
