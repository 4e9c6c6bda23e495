import type { ImportRef, Language } from "./facts.js";
import type { Span } from "./span.js";

/**
 * What the code of one file does, statement by statement, in one small language for TypeScript, JavaScript and Python: what routes are
 * linked from. Like {@link FileFacts} a pure function of (text, dialect) and plain JSON-safe data, but larger, so it is extracted only
 * of the files that matter to routes. What the language here has no word for is `other`: said to be there, never left out.
 */
export interface FlowFacts {
  readonly language: Language;
  readonly body: readonly FlowStatement[];
}

/**
 * One statement. Statements that do nothing for values (`pass`, `break`, types) are left out; `with`, labels and bare blocks are replaced by
 * what stands in them; `throw` and `raise` are a `return` of nothing.
 */
export type FlowStatement =
  /**
   * Binds a name, a member, or several of them. `declared`: a declaration of this scope (`const`, `let`, `var`), also without a value; in
   * Python always false. `augmented`: `x += y`. What is exported without a name of the module is assigned to the name of its definition in
   * the facts: `export default express()` to `default`; what CommonJS exports to `module.exports` or, as with `exports.a = …`, to
   * `exports.a`, which is no name that code can write (see `exportedAs`).
   */
  | {
      readonly kind: "assign";
      readonly target: FlowPattern;
      readonly value: FlowExpression;
      readonly declared: boolean;
      readonly augmented: boolean;
      readonly span: Span;
    }
  | { readonly kind: "expression"; readonly value: FlowExpression; readonly span: Span }
  | { readonly kind: "return"; readonly value: FlowExpression | null; readonly span: Span }
  /** Defines a function under its name, and calls its decorators. */
  | { readonly kind: "function"; readonly name: string; readonly function: FlowFunction; readonly span: Span }
  | { readonly kind: "class"; readonly name: string; readonly class: FlowClass; readonly span: Span }
  /** Binds the names of `facts.imports[import]`: at this place of the order the other module is run. */
  | { readonly kind: "import"; readonly import: number; readonly span: Span }
  /**
   * Alternatives of which one runs: `if`, `switch`, `match`; an `if` without `else` has an empty last one. `tests` has the condition of each
   * alternative, null for `else` and where there is none to name. Of `try`, the body (with its `else`) is the first and every handler
   * another, `finally` follows as statements. The tests of JavaScript's `switch` are conditions as well: that the subject is equal to one of
   * the values.
   */
  | {
      readonly kind: "branch";
      readonly form: "if" | "switch" | "try";
      readonly tests: readonly (FlowExpression | null)[];
      readonly alternatives: readonly (readonly FlowStatement[])[];
      readonly span: Span;
    }
  /**
   * Runs its body for each item. `of`: `for … of` and Python's `for`; `in`: JavaScript's `for … in`, over keys; `while`: every other loop,
   * without target and items.
   */
  | {
      readonly kind: "loop";
      readonly form: "of" | "in" | "while";
      readonly target: FlowPattern | null;
      readonly items: FlowExpression | null;
      readonly body: readonly FlowStatement[];
      readonly span: Span;
    };

/** A value as written. Parentheses, casts, `await`, `!` and `satisfies` are seen through. */
export type FlowExpression = { readonly span: Span } & (
  | { readonly kind: "string"; readonly value: string }
  /** Numbers, booleans, and null for `null`, `undefined` and `None`. */
  | { readonly kind: "literal"; readonly value: number | boolean | null }
  | { readonly kind: "regex"; readonly source: string; readonly flags: string }
  /** Joined to one string: template literals and f-strings. A format specification or conversion makes its part `other`. */
  | { readonly kind: "template"; readonly parts: readonly FlowExpression[] }
  /** A name in scope; `this`, `super` and `import.meta` of JavaScript among them. */
  | { readonly kind: "name"; readonly name: string }
  /** `object.name`, `object?.name`. In TypeScript and JavaScript the span is that of the name. */
  | { readonly kind: "member"; readonly object: FlowExpression; readonly name: string }
  /** `object[key]`; a slice has no key. */
  | { readonly kind: "index"; readonly object: FlowExpression; readonly key: FlowExpression | null }
  | {
      readonly kind: "call";
      readonly callee: FlowExpression;
      readonly arguments: readonly FlowArgument[];
      /** `new`. */
      readonly constructs: boolean;
      /** `await` in JavaScript and TypeScript: what it has set off is done before anything else is. */
      readonly awaited?: true;
    }
  /** Arrays, lists, tuples and sets. */
  | { readonly kind: "list"; readonly items: readonly FlowItem[] }
  /** Objects and dicts, in order. */
  | { readonly kind: "record"; readonly entries: readonly FlowEntry[] }
  /** Functions without a statement of their own: arrows, function expressions, methods of objects, lambdas. */
  | { readonly kind: "function"; readonly function: FlowFunction; readonly ownName?: string }
  /** `ownName`, here as of functions: the name that an expression has itself, which only the code within it sees. TypeScript alone. */
  | { readonly kind: "class"; readonly class: FlowClass; readonly ownName?: string }
  /** `a + b`; of JavaScript and Python alike. `%` and `.format` are calls or `other`. */
  | { readonly kind: "add"; readonly left: FlowExpression; readonly right: FlowExpression }
  /** One of several, by `test`: `a ? b : c`, `b if a else c`. */
  | {
      readonly kind: "choice";
      readonly test: FlowExpression | null;
      readonly options: readonly FlowExpression[];
    }
  /** `a || b`, `a ?? b`, `a or b`: the first unless it is empty; `and`: `a && b`, `a and b`. */
  | {
      readonly kind: "fallback";
      readonly operator: "or" | "and";
      readonly left: FlowExpression;
      readonly right: FlowExpression;
    }
  /** `a === b`, `a == b`, `a is b`; `negated`: `a !== b`, `a is not b`. */
  | {
      readonly kind: "equal";
      readonly left: FlowExpression;
      readonly right: FlowExpression;
      readonly negated: boolean;
    }
  /** `!a`, `not a` */
  | { readonly kind: "not"; readonly value: FlowExpression }
  /** `[element for target in items]`, of dicts `element` is a list of key and value. With several `for` or any `if`, `filtered` or nested. */
  | {
      readonly kind: "comprehension";
      readonly form: "list" | "record";
      readonly target: FlowPattern;
      readonly items: FlowExpression;
      readonly element: FlowExpression;
      /** Has an `if`: which items there are cannot be said. */
      readonly filtered: boolean;
    }
  /** `x := value`, or an assignment inside of an expression. */
  | { readonly kind: "assigned"; readonly target: FlowPattern; readonly value: FlowExpression }
  /**
   * `require("…")`, `import("…")`, `importlib.import_module("…")` with a literal: a name of the imports of the file's facts, and -1 for the
   * whole module where the import has no name for it.
   */
  | { readonly kind: "module"; readonly ref: ImportRef }
  /** Everything else. `parts`: the values in it, evaluated for what they do. */
  | { readonly kind: "other"; readonly parts: readonly FlowExpression[] }
);

export interface FlowArgument {
  readonly value: FlowExpression;
  /** Of `name=value` in Python. */
  readonly name: string | null;
  /** `...value` and `*value`, or `**value`. */
  readonly spread: "no" | "items" | "entries";
}

export interface FlowItem {
  readonly value: FlowExpression;
  readonly spread: boolean;
}

export interface FlowEntry {
  /** Null for `...value` and `**value`. Names of properties are strings. */
  readonly key: FlowExpression | null;
  readonly value: FlowExpression;
}

export interface FlowFunction {
  /** As people call it; of a function expression that is bound to a name or property, that name; null without any. */
  readonly name: string | null;
  /** Where it is defined, from its first token (in Python `def`, `async` or `lambda`, not the decorators). */
  readonly span: Span;
  readonly parameters: readonly FlowParameter[];
  /** Evaluated from the last to the first, each called with what the one below gives. */
  readonly decorators: readonly FlowExpression[];
  /** See `statementsOf`. */
  readonly body: readonly FlowStatement[] | PackedBody;
  /** What it speaks of, where its body is packed: that is all that is asked of most functions. */
  readonly mentions?: PackedMentions;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** Names that belong to the module or to a function around (`global`, `nonlocal`). Python alone. */
  readonly outerNames: readonly string[];
}

/** Statements as a text, which takes little to read and to hold until somebody asks for them. */
export type PackedBody = string;

/** What a function speaks of, see `Mentions`. */
export interface PackedMentions {
  /** A line for each dotted name, its parts with a space between them. */
  readonly paths: string;
  readonly imports: readonly MentionedImport[];
  readonly types: readonly string[];
}

/** An import that stands in a function. */
export interface MentionedImport {
  readonly import: number;
  /** Of an expression: one name and its members; null for all names of a statement. */
  readonly taken: { readonly name: number; readonly members: readonly string[] } | null;
}

export interface FlowParameter {
  readonly target: FlowPattern;
  readonly default: FlowExpression | null;
  /** `...rest` and `*args`, or `**kwargs`. */
  readonly rest: "no" | "items" | "entries";
  /** The type as a dotted name as written, without arguments; null where there is none or more than one. */
  readonly type: string | null;
  /** Whether the function's body (or a function in it) mentions the name. */
  readonly used: boolean;
  /** `constructor(private readonly x: X)` makes a field of it. TypeScript alone. */
  readonly makesField: boolean;
  /** Left out where there are none. */
  readonly decorators?: readonly FlowExpression[];
}

export interface FlowClass {
  readonly name: string | null;
  readonly span: Span;
  readonly bases: readonly FlowExpression[];
  readonly decorators: readonly FlowExpression[];
  /** In source order. */
  readonly members: readonly FlowMember[];
}

export interface FlowMember {
  /** Empty of what a class body does by itself (`static { … }`, a call): a static field without a name, whose value does it. */
  readonly name: string;
  /**
   * `method`: called with the instance; `static`; `class`: called with the class (`@classmethod`); `getter`: runs when it is read
   * (`get x()`, `@property`, `@cached_property`); `constructor`: `constructor` and `__init__`; `field`: a value that each instance gets, in
   * Python one that the class has; `staticField`.
   */
  readonly kind: "method" | "static" | "class" | "getter" | "constructor" | "field" | "staticField";
  readonly function: FlowFunction | null;
  /** Of fields; null where they are only declared. */
  readonly value: FlowExpression | null;
  /** Of fields: the decorators. Those of functions are theirs, `@property` and its kin left out. */
  readonly decorators: readonly FlowExpression[];
  readonly span: Span;
}

/** What a value is bound to. */
export type FlowPattern =
  | { readonly kind: "name"; readonly name: string; readonly span: Span }
  | { readonly kind: "member"; readonly object: FlowExpression; readonly name: string; readonly span: Span }
  | {
      readonly kind: "index";
      readonly object: FlowExpression;
      readonly key: FlowExpression | null;
      readonly span: Span;
    }
  /** `[a, b = 1, ...rest]`, `a, *b = …`; null where an item is passed over. */
  | { readonly kind: "list"; readonly items: readonly (FlowPatternPart | null)[]; readonly span: Span }
  /** `{ a, b: c = 1, ...rest }` */
  | { readonly kind: "record"; readonly entries: readonly FlowPatternEntry[]; readonly span: Span };

export interface FlowPatternPart {
  readonly target: FlowPattern;
  readonly default: FlowExpression | null;
  readonly rest: boolean;
}

export interface FlowPatternEntry extends FlowPatternPart {
  /** Null of the rest. */
  readonly key: FlowExpression | null;
}
