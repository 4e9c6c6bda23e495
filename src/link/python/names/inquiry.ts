import type { Resolution } from "../../../model/resolution.js";

/** A question: what a name of a module means before a position in the order of its bindings. */
export interface Question {
  readonly module: string;
  readonly name: string;
  /** `Infinity` for what the name means when the module has run. */
  readonly before: number;
}

/** How many questions may be open at once: each takes some ten calls, and a worker's stack holds some thousands. */
const DEEPEST = 150;

/** Thrown out of a question that lies too deep, to be answered by itself first. */
export class TooDeep extends Error {
  override readonly name = "TooDeep";
  readonly question: Question;

  constructor(question: Question) {
    super(`${question.module} ${question.name}`);
    this.question = question;
  }
}

/** How a question is answered. */
export interface Answering {
  /** Looks the answer up; says which position of the order it is at, for the case that this leads back to the question. */
  readonly lookUp: (standAt: (position: number) => void) => Resolution | null;
  /** What the name means while the module is no further than a position. */
  readonly onCircle: (position: number) => Resolution | null;
}

/**
 * One request and the questions that it leads to. What is found while a circle is open depends on where the circle was entered, so it holds
 * for this request alone: that way the answer to a request never depends on what was asked before it.
 */
export class Inquiry {
  /** The position at which each open question stands. */
  readonly #open = new Map<string, number>();
  /** Answers that depend on this request. */
  readonly #own = new Map<string, Resolution | null>();
  /** How often an answer was given that depends on this request. */
  #dependent = 0;

  /** Answers a question, or says what a circle gives when it is being answered already. Answers that always hold are put into `known`. */
  answer(question: Question, known: Map<string, Resolution | null>, answering: Answering): Resolution | null {
    const key = questionKey(question);
    const before = known.get(key);
    if (before !== undefined) return before;
    const own = this.#own.get(key);
    const position = this.#open.get(key);
    if (own !== undefined || position !== undefined) {
      this.#dependent++;
      return own ?? answering.onCircle(position ?? 0);
    }
    if (this.#open.size >= DEEPEST) throw new TooDeep(question);
    const dependent = this.#dependent;
    this.#open.set(key, 0);
    const result = answering.lookUp((at) => this.#open.set(key, at));
    this.#open.delete(key);
    (this.#dependent === dependent ? known : this.#own).set(key, result);
    return result;
  }
}

/** Tells questions apart. */
export function questionKey({ module, name, before }: Question): string {
  return before === Number.POSITIVE_INFINITY ? `${module}\0${name}` : `${module}\0${name}\0${before}`;
}
