import type { Place } from "../../model/span.js";
import type { Argument, HostObject, Value } from "./value.js";

/** A call of something external that is about to be recorded, as a framework sees it. */
export interface PendingCall {
  /** The object whose method it is; null for functions and constructors. */
  readonly receiver: HostObject | null;
  /** The name of the method, `()` for the call of an object itself, or the dotted name of a function or constructor. */
  readonly method: string;
  readonly arguments: readonly Argument[];
  readonly place: Place;
  /** Records the call, and makes the object that it gives; a type other than the usual one may be given. Once for a call. */
  readonly object: (type?: string) => HostObject;
  /** Records the call with a value that is known. Once for a call. */
  readonly gives: (value: Value) => Value;
  /** Runs a function of the code with these values, now. A value that is no function gives an unknown value. */
  readonly run: (callee: Value, values: readonly Value[]) => Value;
}
