/**
 * Notes which modules an answer was found in, whether they were there or not: while all of them stay what they are, so does the answer.
 * An answer that is taken from memory passes what it passed when it was found.
 */
export class Trail {
  /** The modules of each group. Its name stands among modules that were passed, and is no path. */
  readonly groups = new Map<string, readonly string[]>();
  readonly #passed: string[] = [];
  #isRecording = false;

  /** Where an answer begins. */
  get here(): number {
    return this.#passed.length;
  }

  pass(module: string): void {
    this.#passed.push(module);
  }

  /** Gives what is found in many modules and asked for often a name of its own. */
  group<T>(name: string, find: () => T): T {
    const start = this.here;
    const found = find();
    this.groups.set(GROUP + name, distinct(this.#passed, start));
    this.#passed.length = start;
    return found;
  }

  passGroup(name: string): void {
    this.#passed.push(GROUP + name);
  }

  passAll(modules: readonly string[]): void {
    for (const module of modules) this.#passed.push(module);
  }

  /** The modules that were passed since an answer began, each once. Whoever asked for the answer has passed them too. */
  since(start: number): readonly string[] {
    const modules = distinct(this.#passed, start);
    this.#passed.length = start;
    this.passAll(modules);
    return modules;
  }

  /** Runs what asks many questions, and gives all modules that their answers passed. */
  record<T>(ask: () => T): Recorded<T> {
    this.#isRecording = true;
    const value = ask();
    const passed = this.since(0);
    this.#isRecording = false;
    this.end(0);
    return { value, passed };
  }

  /** Forgets what was passed when the first of the open questions is answered, unless somebody records it. */
  end(start: number): void {
    if (start === 0 && !this.#isRecording) this.#passed.length = 0;
  }
}

function distinct(passed: readonly string[], start: number): readonly string[] {
  const first = passed[start];
  if (first === undefined) return [];
  // Nearly all answers are found in one module.
  for (let at = start + 1; at < passed.length; at++) if (passed[at] !== first) return [...new Set(passed.slice(start))];
  return [first];
}

/** No path has it. */
const GROUP = "\0";

export interface Recorded<T> {
  readonly value: T;
  readonly passed: readonly string[];
}
