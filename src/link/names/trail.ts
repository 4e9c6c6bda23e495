/**
 * Notes which modules an answer was found in, whether they were there or not: while all of them stay what they are, so does the answer.
 * An answer that is taken from memory passes what it passed when it was found.
 */
export class Trail {
  /** The modules of each group. Its name stands among the modules that were passed. */
  readonly groups = new Map<string, readonly string[]>();
  readonly #passed: string[] = [];
  /** How many are asking, each within the one before: what nobody asked for passes nothing. */
  #open = 0;

  /** Where an answer begins. */
  get here(): number {
    return this.#passed.length;
  }

  /** Passes what others can see of a module. */
  pass(module: string): void {
    if (this.#open > 0) this.#passed.push(module);
  }

  /** Passes all that a file says. */
  passFacts(path: string): void {
    if (this.#open > 0) this.#passed.push(factsOf(path));
  }

  passAll(passed: readonly string[]): void {
    if (this.#open > 0) for (const each of passed) this.#passed.push(each);
  }

  passGroup(name: string): void {
    if (this.#open > 0) this.#passed.push(groupOf(name));
  }

  /** What was passed since an answer began, each once. Whoever asked for the answer has passed it too. */
  since(start: number): readonly string[] {
    const passed = distinct(this.#passed, start);
    this.#passed.length = start;
    this.passAll(passed);
    return passed;
  }

  /** Asks one question or many, and forgets what they passed when nobody else is asking. */
  asking<T>(ask: () => T): T {
    this.#open++;
    const answer = ask();
    this.#open--;
    if (this.#open === 0) this.#passed.length = 0;
    return answer;
  }

  /** The same, with what was passed. */
  recording<T>(ask: () => T): Recorded<T> {
    return this.asking(() => {
      const start = this.here;
      const value = ask();
      return { value, passed: this.since(start) };
    });
  }

  /** Gives what is found in many modules and asked for often a name of its own, instead of naming them all each time. */
  grouped<T>(name: string, find: () => T): T {
    return this.asking(() => {
      const start = this.here;
      const found = find();
      this.groups.set(groupOf(name), distinct(this.#passed, start));
      this.#passed.length = start;
      return found;
    });
  }
}

export interface Recorded<T> {
  readonly value: T;
  readonly passed: readonly string[];
}

/** Stands among modules for all that a file says. No path starts like this. */
export function factsOf(path: string): string {
  return `\0facts ${path}`;
}

function groupOf(name: string): string {
  return `\0group ${name}`;
}

function distinct(passed: readonly string[], start: number): readonly string[] {
  const first = passed[start];
  if (first === undefined) return [];
  // Nearly all answers are found in one module.
  for (let at = start + 1; at < passed.length; at++) if (passed[at] !== first) return [...new Set(passed.slice(start))];
  return [first];
}
