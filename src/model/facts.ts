import type { Span } from "./span.js";

/**
 * What one file says, found without looking at any other file: a pure function of (text, dialect), so never of the path.
 * Plain JSON-safe data. Lists stand in source order.
 */
export interface FileFacts {
  readonly language: Language;
  /** `script`: no import and no export, so nothing can be imported from it by name. `python` for every Python file. */
  readonly moduleKind: "esm" | "commonjs" | "script" | "python";
  readonly definitions: readonly Definition[];
  readonly bindings: readonly Binding[];
  /** What other modules can import. Empty for Python, where every binding can be imported. */
  readonly exports: readonly ExportFact[];
  /** The module computes some of its exports (`module.exports = make()`, `__getattr__`): a name that is not found is unknown, not missing. */
  readonly computedExports: boolean;
  /**
   * Python's `__all__`: the names that a star import of this module binds. `computed` where code decides about some of them; null without
   * `__all__`, when a star import binds every name that does not start with `_`, and for other languages.
   */
  readonly starNames: readonly string[] | "computed" | null;
  readonly imports: readonly ImportFact[];
  readonly accesses: readonly Access[];
  /** Names in `declare module "…"`, `*` patterns included. In a script they declare modules, in a module they add to modules that exist. */
  readonly ambientModules: readonly string[];
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly FactProblem[];
}

/** The two languages whose classes are compared with one another. JavaScript counts as TypeScript. */
export type Language = "typescript" | "python";

/** How a text is to be parsed. Chosen from the file's extension, and part of the cache key. */
export type Dialect = "ts" | "tsx" | "js" | "jsx" | "dts" | "py" | "pyi";

/** The language of a dialect. */
export function languageOf(dialect: Dialect): Language {
  return dialect === "py" || dialect === "pyi" ? "python" : "typescript";
}

export type DefinitionKind =
  | "class"
  | "interface"
  | "protocol"
  | "enum"
  | "typeAlias"
  | "function"
  | "constant"
  | "namespace";

/** A class, interface, protocol, enum, type alias, function, constant or namespace that a file introduces. */
export interface Definition {
  /** The part of the symbol id behind `#`: nested names joined with a dot, `~2` for a second definition of one name. `default` for an anonymous default export. */
  readonly name: string;
  readonly kind: DefinitionKind;
  /** The name where it is declared. Of merged declarations, the first of the leading kind. */
  readonly span: Span;
  /** The whole declaration. */
  readonly body: Span;
  readonly exported: boolean;
  readonly abstract: boolean;
  readonly bases: readonly Base[];
  /** Decorators as written, without arguments: `Injectable`, `app.get`. */
  readonly decorators: readonly string[];
  readonly members: readonly Member[];
  /** For functions: what a call gives, as dotted names as written (return type, constructed class, called function). Of a literal, its class: `builtins.dict`, `globalThis.Array`. */
  readonly gives: readonly string[];
  /**
   * Of a constant that is made of literals alone, its value in one notation for all languages, so that values can be compared: JSON without
   * white space and with sorted keys, in which numbers are written as JavaScript prints them (`1_000`, `0x3E8` and `1e3` are `1000`), tuples are
   * arrays, `None` is `null`, and a regular expression is its text between slashes. Arithmetic of numbers (`60 * 1000`) and joined strings are
   * worked out. More than 200 characters are cut, and end in `…` and a hash of all. Null for what code computes, and for other kinds.
   */
  readonly value: string | null;
  /** Of a constant: it is one but in name, since it is made to be bound anew (`let`; in Python a function says `global`) or only declared. */
  readonly variable: boolean;
  /** A hash of the normalised text, comments and white space aside. */
  readonly bodyHash: string;
  /** How many tokens the normalised text has. */
  readonly tokens: number;
  /** The bottom-k sketch of the text's token shingles (see `model/sketch.ts`); null below the minimum size or for kinds that are not compared. */
  readonly sketch: string | null;
}

/** A base as written: `extends Base<T>` gives `Base`. */
export interface Base {
  readonly name: string;
  readonly relation: "extends" | "implements";
}

export interface Member {
  readonly name: string;
  readonly kind: "method" | "field" | "accessor" | "constructor" | "enumMember";
  readonly isStatic: boolean;
  readonly visibility: "public" | "protected" | "private";
  /** `absent`: abstract or only declared. `empty`: no statement, or one that only says that it is not implemented. */
  readonly body: "absent" | "empty" | "present";
  /** A hash of the normalised body, null where there is none. */
  readonly bodyHash: string | null;
  /** The field of the same object to which this method's whole body hands the call: `this.inner.send(x)` gives `inner`. */
  readonly forwardsTo: string | null;
  /**
   * The body, whatever else it does, calls a method of this member's own name on another object, or gives that name to a call as a text:
   * `self.backend.send(x)` in `send`, `rpc.call("send", x)`. So a layer does over what does the work.
   */
  readonly passesOn: boolean;
  /** Dotted names as written. Of a method: what it returns (type, constructed class, called function). Of a field: its type or the class that it is made of. Literals like those of definitions. */
  readonly gives: readonly string[];
}

/** A module-level name and what it stands for. */
export interface Binding {
  /** `*` for Python's `from m import *`, which binds what `m` says at that point of the order. */
  readonly name: string;
  readonly span: Span;
  readonly target: BindingTarget;
  /** Bound only on some path: `try`/`except`, an `if` branch, `TYPE_CHECKING`. */
  readonly conditional: boolean;
}

export type BindingTarget =
  /** A definition of this file, by its name. */
  | { readonly kind: "definition"; readonly definition: string }
  /** A name of `imports[import].names[name]`. */
  | ({ readonly kind: "import" } & ImportRef)
  /**
   * Another name, as a dotted path in the scope of the module (`const X = mod.Y`). `definition` is what the name is itself,
   * for when the path leads nowhere that can be named.
   */
  | { readonly kind: "alias"; readonly path: readonly string[]; readonly definition: string };

/** `imports[import].names[name]` */
export interface ImportRef {
  readonly import: number;
  readonly name: number;
}

export interface ExportFact {
  /** The name that importers use; `default`; `*` for `export * from`; `=` for `export =` and `module.exports =`. */
  readonly name: string;
  readonly span: Span;
  readonly source: ExportSource;
  /** `export type { X }` of a name of this file: importers have it as a type alone. Of other modules' names the import says it. */
  readonly typeOnly?: true;
}

export type ExportSource =
  /** A dotted path in the scope of the module. */
  | { readonly kind: "local"; readonly path: readonly string[] }
  /** `imports[import].names[name]`; for `*`, the whole module and `name` is -1. */
  | { readonly kind: "reexport"; readonly import: number; readonly name: number }
  /** A definition of this file that no module-level name reaches: `export default class {}`. */
  | { readonly kind: "definition"; readonly definition: string };

/** One module specifier. */
export interface ImportFact {
  /**
   * As written: `./manager.js`, `@/ws`, `..core.manager`. Of the form `string` in Python, the dotted path of a module or of something in
   * one, with or without a colon between the two: `pkg.mod.Name`, `pkg.main:app`, as `pkgutil.resolve_name` reads it.
   */
  readonly specifier: string;
  readonly span: Span;
  readonly form:
    | "import"
    | "reexport"
    | "require"
    | "dynamicImport"
    | "importEquals"
    | "importType"
    | "mock"
    | "string";
  /** The program expects that it may fail or never runs it (`try`/`catch`, `except ImportError`, `TYPE_CHECKING`, `sys.version_info`). */
  readonly conditional: boolean;
  /** Inside a function, so run late or never. */
  readonly deferred: boolean;
  /** Empty for an import for its effects alone. */
  readonly names: readonly ImportedName[];
}

export interface ImportedName {
  /**
   * The name in the other module; `default`; `*` for the whole module (namespace import, `require`, `export *`, `import a.b as c`).
   * `*top` for Python's `import a.b.c`, which loads `a.b.c` and binds the package `a`.
   */
  readonly imported: string;
  /**
   * The name here; null where none is bound (`export *`, `export { a } from`, an import type, a string), and for Python's
   * `from m import *`, an `import` of `*` that has a binding called `*`.
   */
  readonly local: string | null;
  readonly span: Span;
  readonly typeOnly: boolean;
}

/**
 * A dotted chain that starts at an imported name or at a well-known global: `ns.Manager.create`, `process.env.PORT`. In TypeScript also such a
 * name alone, wherever it stands as a value; in Python only where it is called or indexed.
 */
export interface Access {
  readonly path: readonly string[];
  readonly root: "import" | "global";
  /**
   * The imported names that the first name may stand for where it is used, since functions import into names of their own.
   * Empty for globals, and in TypeScript where one import alone has the local name.
   */
  readonly origins: readonly ImportRef[];
  /** Something else than these imports binds the first name there as well: `import config; config = config.load()`. Python alone. */
  readonly rebound: boolean;
  readonly uses: readonly AccessUse[];
}

export interface AccessUse {
  readonly span: Span;
  /**
   * `write`: the chain is assigned to, which makes a name of the module that it starts at. `patch`: a test puts something else in its place
   * while it runs (`monkeypatch.setattr(mod, "name", …)`). Both in Python alone.
   */
  readonly kind: "read" | "call" | "new" | "type" | "write" | "patch";
}

/** `// ssotlint-allow <rule>[, <rule>]: <reason> [until 2026-12-31]` and `ssotlint-allow-file`. */
export interface Suppression {
  readonly scope: "line" | "file";
  /** Rule ids as written, `rule/kind` allowed. */
  readonly rules: readonly string[];
  readonly reason: string | null;
  /** ISO date, the last day on which it holds. */
  readonly until: string | null;
  /** The comment's text from `ssotlint-allow` on. */
  readonly span: Span;
  /** For `line`: the lines that it covers, its own and, when it stands alone, the next one. */
  readonly lines: readonly number[];
}

/** Something that kept the file from being read whole. */
export interface FactProblem {
  readonly kind: "syntax" | "nesting" | "encoding";
  readonly span: Span;
  readonly message: string;
}
