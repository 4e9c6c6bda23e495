import type { ImportRef } from "../../model/facts.js";
import type { FlowClass, FlowFunction } from "../../model/flow.js";
import type { Place } from "../../model/span.js";
import type { SymbolId } from "../../model/symbol-id.js";

/** What an expression is known to be. Values of the code's own routers and applications are {@link HostObject}s. */
export type Value =
  | { readonly kind: "string"; readonly value: string; readonly configured?: true }
  | { readonly kind: "literal"; readonly value: number | boolean | null; readonly configured?: true }
  | { readonly kind: "regex"; readonly source: string; readonly flags: string }
  | ListValue
  | RecordValue
  | FunctionValue
  | ClassValue
  | InstanceValue
  | HostObject
  /** Something that is not ours, by its dotted name: `fastapi.APIRouter`, `express`, `console.log`. */
  | { readonly kind: "external"; readonly name: string }
  | { readonly kind: "module"; readonly path: string }
  | BoundValue
  | SuperValue
  | DeferredValue
  /** One of these, by what the program decides while it runs. */
  | { readonly kind: "either"; readonly options: readonly Value[] }
  /** A string of which parts are not known: at least one part is no string. */
  | { readonly kind: "text"; readonly parts: readonly Value[] }
  | UnknownValue;

/** An array, list, tuple or set. It may be changed while the program runs, so it is compared by identity. */
export interface ListValue {
  readonly kind: "list";
  readonly items: Value[];
  /** There may be more items than are known. */
  open: boolean;
  /** Items that came of something that is one of several lists, by list: the items of one of these are there, not of all. */
  alternatives?: readonly (readonly Value[])[];
  /** Where it is written as such; null for what is put together. */
  readonly place?: Place | null;
}

/** An object or dict. */
export interface RecordValue {
  readonly kind: "record";
  readonly entries: Map<string, Value>;
  /** By the name that an entry is kept under, its key where that is no text: a router, a class. */
  readonly keys: Map<string, Value>;
  open: boolean;
  readonly place?: Place | null;
}

export interface FunctionValue {
  readonly kind: "function";
  readonly function: FlowFunction;
  readonly file: string;
  /** Null for functions without a name that others could use. */
  readonly symbol: SymbolId | null;
  /** Of a method that was taken from an instance or class: what it is called with first. */
  readonly self: Value | null;
  /** The class that has it as a method. */
  readonly owner: ClassValue | null;
  readonly scope: Scope;
  /** What is set on it: `module.exports = show; module.exports.list = list`. Few have any. */
  fields?: Map<string, Value>;
}

export interface ClassValue {
  readonly kind: "class";
  readonly class: FlowClass;
  readonly file: string;
  readonly symbol: SymbolId | null;
  readonly bases: readonly Value[];
  /** What its decorators were called with, from the top: `@Controller("users")`. */
  readonly decorators: readonly DecoratorUse[];
  /** By member: the same of methods and fields. */
  readonly memberDecorators: ReadonlyMap<string, readonly DecoratorUse[]>;
  /** Static fields, and in Python all fields of the class. */
  readonly fields: Map<string, Value>;
  readonly scope: Scope;
}

/** A decorator as a value: of `@Get("x")` the {@link HostObject} that the call gives, of `@Injectable` the external name. */
export interface DecoratorUse {
  readonly value: Value;
  readonly place: Place;
}

/** An object of a class of ours. */
export interface InstanceValue {
  readonly kind: "instance";
  readonly class: ClassValue;
  readonly fields: Map<string, Value>;
  /** Where it is made. */
  readonly place: Place;
}

/**
 * What a call of something external gives, or an object of a class of ours with an external base: an application, a router, a decorator
 * that waits for its function. It remembers what it was made with and everything that was called on it, in order; a framework's file
 * makes routes of that.
 */
export interface HostObject {
  readonly kind: "host";
  /**
   * The dotted name of what was called: `fastapi.APIRouter`, `express.Router`. Of a method the type of its object, a dot and the name, and
   * `()` for the call of an object itself: `fastapi.APIRouter.get`, `fastapi.APIRouter.get.()`.
   */
  readonly type: string;
  /** The call that gave it. Of an object of a class of ours, the call of the external constructor, once that has run. */
  made: HostCall;
  /** What was called on it, in order. */
  readonly calls: HostCall[];
  /** What code sets on it, by name; what it sets on a member or an item of a member, by dotted names: `url_map.strict_slashes`. */
  readonly fields: Map<string, Value>;
  /** Of an object of a class of ours with an external base: the class. */
  readonly class: ClassValue | null;
  /** Nobody makes it in code that can be followed: a parameter of this type. */
  readonly isAssumed: boolean;
  /** Unique in a run, and the same in every run over the same code. */
  readonly id: number;
}

/** A member of something that is not code of ours, before it is called: `app.get`, `names.map`, `View.as_view`. */
export interface BoundValue {
  readonly kind: "bound";
  /** A host object, a list, a record, a string, a function; or a class or instance of ours with an external base. */
  readonly receiver: Value;
  /** Dotted where it is a member of a member: `log.info`; of a class or instance of ours after the base: `flask.views.MethodView.as_view`. */
  readonly name: string;
}

/**
 * A value that no route depends on as far as can be told: what it is, is worked out when somebody asks. Most of what an application does when
 * it starts is passed over that way.
 */
export interface DeferredValue {
  readonly kind: "deferred";
  /** Works it out, the first time. */
  /** Whether it is worked out already, or a part of something that is. */
  readonly isReady: () => boolean;
  readonly force: () => Value;
}

/** `super` in a method: the bases of the class that has the method, for the object that it was called with. */
export interface SuperValue {
  readonly kind: "super";
  readonly owner: ClassValue;
  readonly self: Value;
}

/** One call of something external. */
export interface HostCall {
  /** The object whose method it is; null for functions and constructors. */
  readonly receiver: HostObject | null;
  /** The name of the method; `()` for the call of an object itself; of functions and constructors the dotted name. */
  readonly method: string;
  /** Of a method that a class or object of ours has from an external base: that class or object. */
  readonly on: ClassValue | InstanceValue | null;
  readonly arguments: readonly Argument[];
  readonly place: Place;
  /** The functions that led here, from the outermost, by the places of their calls. */
  readonly stack: readonly Place[];
  /** Counts the calls of a run: what was called first has the smaller number. */
  readonly order: number;
  /** The alternatives that the program took to come here. Two calls exclude one another when they took different ones of one branch. */
  readonly guards: readonly Guard[];
  /** Whether it is written as a decorator: it is called with what it decorates. */
  readonly decorates: boolean;
  /** What it gave. */
  result: Value;
  /** Where it is called: the function's or module's symbol (`app/main.py#create_app`), and null at the top level of a module. */
  readonly within: SymbolId | null;
}

export interface Argument {
  readonly value: Value;
  readonly name: string | null;
}

export interface Guard {
  readonly branch: Place;
  readonly alternative: number;
  /** What is equal to what when it is taken, one of them at least; left out where that is not known. */
  readonly equalities?: readonly Equality[];
}

/** Two values of which only running code knows whether they are equal. */
export interface Equality {
  readonly left: Value;
  readonly right: Value;
}

export interface UnknownValue {
  readonly kind: "unknown";
  /** What code computes it, as the end of a sentence about the value: `it is read from the environment`. */
  readonly reason: string;
  readonly place: Place;
}

/** The names of a function or module while it runs. */
export interface Scope {
  readonly file: string;
  readonly parent: Scope | null;
  readonly names: Map<string, Value | ImportedName>;
  /** Of the body of a class at the top level of a module: the symbol of the class. */
  readonly className: SymbolId | undefined;
  /** Names that are bound in a scope around although they are assigned here. */
  readonly outerNames: ReadonlySet<string> | undefined;
  /** While one of several alternatives runs: the names that it has bound, with what they stood for before it; else null. */
  changes: Map<string, Value | ImportedName | undefined> | null;
}

/** A name that an import binds. What it stands for is asked when it is used, so that only modules that are used are read. */
export interface ImportedName {
  readonly kind: "imported";
  readonly file: string;
  readonly ref: ImportRef;
}
