import type { Resolution } from "../../../model/resolution.js";
import type { Answers } from "../../names/answers.js";
import type { Trail } from "../../names/trail.js";

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
  readonly #known: Answers<Resolution | null>;
  readonly #trail: Trail;
  /** The position at which each open question stands. */
  #open: Map<string, number> | null = null;
  /** Answers that depend on this request. */
  #own: Map<string, Resolution | null> | null = null;
  /** How often an answer was given that depends on this request. */
  #dependent = 0;

  constructor(known: Answers<Resolution | null>, trail: Trail) {
    this.#known = known;
    this.#trail = trail;
  }

  /** Answers a question that has no lasting answer yet, or says what a circle gives when it is being answered already. */
  answer(question: Question, answering: Answering): Resolution | null {
    const key = `${question.module}\0${positionedName(question)}`;
    const own = this.#own?.get(key);
    const open = (this.#open ??= new Map());
    const position = open.get(key);
    if (own !== undefined || position !== undefined) {
      this.#dependent++;
      return own ?? answering.onCircle(position ?? 0);
    }
    if (open.size >= DEEPEST) throw new TooDeep(question);
    const dependent = this.#dependent;
    const start = this.#trail.here;
    this.#trail.pass(question.module);
    open.set(key, 0);
    const result = answering.lookUp((at) => open.set(key, at));
    open.delete(key);
    if (this.#dependent === dependent) this.#known.keep(question.module, positionedName(question), result, start);
    else (this.#own ??= new Map()).set(key, result);
    return result;
  }
}

/** Tells the questions about a module apart. */
export function positionedName({ name, before }: Omit<Question, "module">): string {
  return before === Number.POSITIVE_INFINITY ? name : `${name}\0${before}`;
}
