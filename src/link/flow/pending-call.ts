import type { SymbolGraph } from "../../model/graph.js";
import type { Place } from "../../model/span.js";
import type { Argument, HostObject, Value } from "./value.js";

/**
 * A call of something external that is about to be recorded, as a framework sees it. What a decorator is called with is what it gives,
 * whatever the framework says.
 */
export interface PendingCall {
  /** The object whose method it is; null for functions and constructors. */
  readonly receiver: HostObject | null;
  /**
   * The name of the method, `()` for the call of an object itself, or the dotted name of a function or constructor. `__init__` when a class
   * of ours hands something on to its external base, whose object is there already: the receiver.
   */
  readonly method: string;
  readonly arguments: readonly Argument[];
  readonly place: Place;
  /** Makes an object that the call gives; a type other than the usual one may be given. As often as the call makes one. */
  readonly object: (type?: string) => HostObject;
  /** Says that the call gives a value that is known. */
  readonly gives: (value: Value) => Value;
  /** Runs a function of the code with these values, now. A value that is no function gives an unknown value. */
  readonly run: (callee: Value, values: readonly Value[]) => Value;
  /** The same, when somebody asks for what it gives. */
  readonly runWhenAsked: (callee: Value) => Value;
  /**
   * The same, when the modules that are running have come to their end: what is passed on to somebody who calls it later. What is called
   * meanwhile has this owner.
   */
  readonly runLater: (callee: Value, values: readonly Value[], owner: HostObject | null) => void;
  /** Of what is done by something that was run later, the owner that was said then. */
  readonly owner: HostObject | null;
  /** Whether the code behind it waits for what it gives. */
  readonly isAwaited: boolean;
  /** Runs now what was to run later: of a function that runs later itself, what that has had run later. */
  readonly runWaiting: () => void;
  /** Whether a function would be run: not when it has itself run later, again and again. */
  readonly mayRunLater: (callee: Value) => boolean;
  readonly graph: SymbolGraph;
  /** What a module exports under a name, worked out, and as a whole under `*`; null when there is no such thing. */
  readonly exported: (module: string, name: string) => Value | null;
  /** What `object.name` is, worked out. */
  readonly member: (object: Value, name: string) => Value;
}
