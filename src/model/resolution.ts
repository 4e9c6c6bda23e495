import type { Place, Span } from "./span.js";
import type { SymbolId } from "./symbol-id.js";

/** One step on the way from a name to its definition, at the place where the step is written. */
export interface Hop {
  readonly hop: "import" | "reexport" | "alias" | "star";
  readonly file: string;
  readonly span: Span;
  /** The name that this step binds or exports; the specifier for `star`. */
  readonly name: string;
}

export type Chain = readonly Hop[];

/** What a name in a module stands for. The chain holds the hops in order, from the asking module to the definition. */
export type Resolution =
  | { readonly status: "definition"; readonly symbol: SymbolId; readonly chain: Chain }
  /** The module itself; also an existing file that is not code. */
  | { readonly status: "module"; readonly module: string; readonly chain: Chain }
  /** Not first-party: its package, builtin or ambient module and name, joined with a dot (`ws.WebSocketServer`). */
  | { readonly status: "external"; readonly name: string; readonly chain: Chain }
  | { readonly status: "unresolved"; readonly missing: Missing; readonly chain: Chain }
  /** Code computes it, or it cannot be placed: never claimed to be missing. */
  | { readonly status: "unknown"; readonly reason: UnknownReason; readonly chain: Chain };

/** What was not there. */
export type Missing =
  /** No file for this specifier. */
  | { readonly kind: "module"; readonly specifier: string; readonly at: Place }
  /** The module exists, the name in it does not. */
  | { readonly kind: "name"; readonly module: string; readonly name: string; readonly at: Place };

export type UnknownReason =
  /** A specifier that is neither a file, a declared dependency nor a builtin: a bundler's alias, `virtual:x`. */
  | "unplacedSpecifier"
  /** The file would be in a place that git ignores: generated, built or installed. */
  | "ignoredTarget"
  /** The path leads out of the analysis root, where nothing was looked at. */
  | "outsideRoot"
  /** The module computes its exports. */
  | "computedExports"
  /** The name would come through `export *` of something external or unknown. */
  | "starOfUnknown"
  /** The file could not be read or parsed whole, or it is excluded from the analysis. */
  | "unreadModule"
  /** A declaration file does not declare the name, and the code beside it, which is what runs, has it. */
  | "undeclared"
  /** A member of a value, which only the running program knows. */
  | "memberOfValue"
  /** The chain runs in a circle. */
  | "cycle";
