import type { Language } from "../../model/facts.js";
import type { FlowExpression, FlowFacts, FlowFunction, FlowStatement } from "../../model/flow.js";
import type { SymbolGraph } from "../../model/graph.js";
import type { Place, Span } from "../../model/span.js";
import type { SymbolId } from "../../model/symbol-id.js";
import type { Relevance } from "./relevance.js";
import type { PendingCall } from "./pending-call.js";
import type { Argument, ClassValue, FunctionValue, Guard, HostCall, HostObject, Scope, Value } from "./value.js";
import { unknown, type Forcing } from "./values.js";

/** What the machine runs, and what it is told about what is not ours. */
export interface Program {
  readonly graph: SymbolGraph;
  /** The flow of the files that have been read. A file that is needed and not among them is put on the list of wanted files. */
  readonly flows: ReadonlyMap<string, FlowFacts>;
  /** The flow of a file that is not among them and can be had at once, which puts it there; null when it has to be read. */
  readonly flowAtHand: (path: string) => FlowFacts | null;
  /** What a call of something external gives, where somebody knows. */
  readonly call: (pending: PendingCall, language: Language) => Value | null;
  /** Functions of the code that stand for something external: `routes.wrappers` of the manifest. */
  readonly standIns: ReadonlyMap<SymbolId, string>;
  /** Whether a dotted external name belongs to a framework, which runs functions when and as it says itself. */
  readonly isFramework: (name: string) => boolean;
  /** Whether the objects of a type that is no framework's are asked for, with what is called on them. */
  readonly isObserved: (type: string) => boolean;
  /** The type of the object that a parameter of this external type is given; null for types that are no router's. */
  readonly typeOf: (name: string) => string | null;
  /** Which functions may make routes when they run. */
  readonly relevance: Relevance;
  /** Whether a file is one that is run because it imports what makes routes, directly or through others. */
  readonly isEntry: (file: string) => boolean;
}

/** The most steps of a run, and the deepest that calls may be: code beyond that is not followed. */
const MOST_STEPS = 20_000_000;
const DEEPEST = 50;
/** The most calls of one function: some that call themselves through what they are given do so without end, whatever their depth. */
const MOST_CALLS = 20_000;

/**
 * What the machine does, each in a file of its own. They need one another in circles, as a language does, so they reach one another through
 * the machine.
 */
export interface Parts {
  readonly evaluate: (machine: Machine, expression: FlowExpression, scope: Scope) => Value;
  readonly execute: (machine: Machine, statements: readonly FlowStatement[], scope: Scope) => End;
  readonly runModule: (machine: Machine, path: string) => Scope | null;
  readonly lookUp: (machine: Machine, scope: Scope, name: string, place: Place) => Value;
  readonly memberOf: (machine: Machine, object: Value, name: string, place: Place) => Value;
  readonly callValue: (machine: Machine, callee: Value, given: readonly Argument[], site: Site) => Value;
  readonly callFunction: (machine: Machine, callee: FunctionValue, given: readonly Argument[], site: Place) => Value;
}

/** How a block ended: it ran to its end, or every way through it returns. */
export type End = "goesOn" | "returns";

/** Where and how something is called. */
export interface Site {
  readonly place: Place;
  readonly scope: Scope;
  /** `new`. */
  readonly constructs: boolean;
  /** Written as a decorator. */
  readonly decorates: boolean;
  /** Written behind `await`. */
  readonly awaited?: true;
}

/** What a run knows and has done so far. The functions beside it work on it: that is the state that they share. */
export class Machine {
  readonly program: Program;
  readonly modules = new Map<string, ModuleRun>();
  readonly objects: HostObject[] = [];
  readonly calls: HostCall[] = [];
  readonly classes: ClassValue[] = [];
  /** Files whose flow is needed and was not read. */
  readonly wanted = new Set<string>();
  /** Functions that have been run, or that something else runs: handlers. */
  readonly used = new Set<FlowFunction>();
  readonly frames: Frame[] = [];
  /** The loops that are running, each with its turn. */
  readonly turns: Turn[] = [];
  guards: readonly Guard[] = [];
  steps = 0;
  /** Where the run gave up because the code does too much. */
  exhausted: Place | null = null;
  readonly forcing: Forcing = { depth: 0 };
  readonly #parts: Parts;
  readonly #entered = new Map<FlowFunction, number>();
  #order = 0;
  #ids = 0;
  /** What is run when the modules that are running have come to their end. */
  #waiting: Waiting[] = [];
  /** The functions that have waited, of which one had the next one wait, up to what is running. */
  #waited: readonly FlowFunction[] = [];
  #owner: HostObject | null = null;

  constructor(program: Program, parts: Parts) {
    this.program = program;
    this.#parts = parts;
  }

  /** The value of an expression, and all that evaluating it does. */
  evaluate(expression: FlowExpression, scope: Scope): Value {
    return this.#parts.evaluate(this, expression, scope);
  }

  /** Runs statements in order. */
  execute(statements: readonly FlowStatement[], scope: Scope): End {
    return this.#parts.execute(this, statements, scope);
  }

  /** Runs a module, once, and gives its names; null when its flow was not read, which is noted. */
  runModule(path: string): Scope | null {
    return this.#parts.runModule(this, path);
  }

  /** What a name means where it is used. */
  lookUp(scope: Scope, name: string, place: Place): Value {
    return this.#parts.lookUp(this, scope, name, place);
  }

  /** What `object.name` is. */
  memberOf(object: Value, name: string, place: Place): Value {
    return this.#parts.memberOf(this, object, name, place);
  }

  /** Calls a value, whatever it is. */
  call(callee: Value, given: readonly Argument[], site: Site): Value {
    return this.#parts.callValue(this, callee, given, site);
  }

  /** Runs a function of the code with these arguments, and gives what it returns. */
  callFunction(callee: FunctionValue, given: readonly Argument[], site: Place): Value {
    return this.#parts.callFunction(this, callee, given, site);
  }

  /** Has a function, or what leads to one, run when the modules that are running have come to their end. */
  later(callee: FlowFunction | null, owner: HostObject | null, work: () => void): void {
    if (callee !== null && !this.mayWait(callee)) return;
    this.#waiting.push({ waited: callee === null ? this.#waited : [...this.#waited, callee], owner, work });
  }

  /** For what is being run what was to run later; null of what has not waited. */
  get owner(): HostObject | null {
    return this.#owner;
  }

  /** Whether a function may wait once more: one that always has itself wait would never come to an end. */
  mayWait(callee: FlowFunction): boolean {
    return this.#waited.filter((one) => one === callee).length < 2;
  }

  /** Runs what waits. What that has run later comes before what has waited with it, as with the plugins of a plugin. */
  runWaiting(): void {
    const waited = this.#waited;
    const owner = this.#owner;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const others = this.#waiting;
      const { guards } = this;
      this.#waiting = [];
      this.#waited = next.waited;
      this.#owner = next.owner;
      next.work();
      this.#waited = waited;
      this.#owner = owner;
      this.guards = guards;
      this.#waiting.push(...others);
    }
  }

  nextOrder(): number {
    return this.#order++;
  }

  nextId(): number {
    return this.#ids++;
  }

  /** The places of the calls that are running, from the outermost. */
  stack(): readonly Place[] {
    let known: readonly Place[] = [];
    for (const frame of this.frames) known = frame.stack ??= frame.site === null ? known : [...known, frame.site];
    return known;
  }

  /** The function or module that is running, as far as it has a name. */
  within(): SymbolId | null {
    return this.frames.findLast((frame) => frame.symbol !== null)?.symbol ?? null;
  }

  /** Counts one step. Nothing more is evaluated when there have been too many. */
  step(scope: Scope, span: Span): boolean {
    this.steps++;
    if (this.steps < MOST_STEPS) return true;
    this.exhausted ??= placeAt(scope, span);
    return false;
  }

  canEnter(callee: FlowFunction): boolean {
    const calls = (this.#entered.get(callee) ?? 0) + 1;
    this.#entered.set(callee, calls);
    if (this.frames.length >= DEEPEST || calls > MOST_CALLS) return false;
    let running = 0;
    for (const frame of this.frames) if (frame.function === callee) running++;
    return running < 2;
  }

  languageOf(file: string): Language {
    return this.program.flows.get(file)?.language ?? "typescript";
  }

  /** Runs something with one more alternative taken. */
  under<T>(guard: Guard | null, run: () => T): T {
    if (guard === null) return run();
    const before = this.guards;
    this.guards = [...before, guard];
    try {
      return run();
    } finally {
      this.guards = before;
    }
  }
}

interface Waiting {
  readonly waited: readonly FlowFunction[];
  readonly owner: HostObject | null;
  readonly work: () => void;
}

/** A module that has begun to run. */
export interface ModuleRun {
  readonly scope: Scope;
  done: boolean;
}

/** One turn of a loop: the names that it binds, and where the item is written that they come of. */
export interface Turn {
  /** How many functions were running: names of a loop are no names of the functions that it calls. */
  readonly depth: number;
  readonly names: ReadonlySet<string>;
  readonly place: Place;
}

/** One function that is running, or a module. */
export interface Frame {
  readonly file: string;
  /** Null for the top level of a module. */
  readonly function: FlowFunction | null;
  /** The place of the call. */
  readonly site: Place | null;
  readonly symbol: SymbolId | null;
  readonly returned: Value[];
  /** See {@link Machine.stack}. */
  stack?: readonly Place[];
}

export function placeAt(scope: Scope, span: Span): Place {
  return { file: scope.file, span };
}

/** The value of what a run has given up on. */
export function tooMuch(place: Place): Value {
  return unknown("the code before it does too much to be followed", place);
}
