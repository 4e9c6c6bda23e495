import type { SymbolGraph } from "../../model/graph.js";
import type { Place } from "../../model/span.js";
import type { SymbolId } from "../../model/symbol-id.js";
import type { Argument, ClassValue, HostCall, HostObject, Value } from "./value.js";

/** What happened when the code was run as far as it can be known: what the frameworks make routes of. */
export interface FlowRun {
  readonly graph: SymbolGraph;
  /** Every object that a call of a framework's gave, in order, and those of other types that somebody asks for. */
  readonly objects: readonly HostObject[];
  /** The objects of these types, in order. */
  readonly ofType: (...types: readonly string[]) => readonly HostObject[];
  /** Every call of something of a framework, in order. */
  readonly calls: readonly HostCall[];
  /** Every class of the files that were run, in order. */
  readonly classes: readonly ClassValue[];
  /** Where the run gave up because the code does too much; null when it came to its end. */
  readonly exhausted: Place | null;
  /** What a module-level name is when its module has run; null when there is no such name or the module was not run. */
  readonly valueOf: (file: string, name: string) => Value | null;
  /** The module-level name that first held this value, else the function or class that made it: what people call it. */
  readonly symbolOf: (object: HostObject) => SymbolId;
  /** Calls a method of an object, behind all that the code does: what is declared instead of written. */
  readonly call: (receiver: HostObject, method: string, given: readonly Argument[], place: Place) => void;
}
