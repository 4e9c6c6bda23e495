import type { DefinitionKind } from "./facts.js";
import type { CandidateClass, SharedBehaviour } from "./role-report.js";
import type { Place } from "./span.js";
import type { SymbolId } from "./symbol-id.js";

/**
 * Part of the code as boxes and arrows: what was asked for, and what is around it. Sorted, and whole: what a limit folds together or an option
 * leaves out is counted.
 */
export interface Surroundings {
  readonly subject: Subject;
  readonly direction: Direction;
  /** How many steps away from what was asked for. */
  readonly depth: number;
  /** By distance, then by what they are, then by id. */
  readonly nodes: readonly SurroundingNode[];
  /** By the places of the two nodes in the list. */
  readonly edges: readonly SurroundingEdge[];
  /** Modules in test files and definitions in them that are not shown, as paths and symbols; sorted. */
  readonly testsLeftOut: readonly string[];
}

/** What was asked for. */
export type Subject =
  | { readonly kind: "role"; readonly role: string }
  | { readonly kind: "definition"; readonly symbol: SymbolId }
  | { readonly kind: "module"; readonly file: string }
  /** Empty for the analysis root. */
  | { readonly kind: "folder"; readonly folder: string };

export const DIRECTIONS = ["importers", "imports", "both"] as const;

/** Which way to follow imports from what was asked for: to those that import it, to what it imports, or both. */
export type Direction = (typeof DIRECTIONS)[number];

export type SurroundingNode = DefinitionNode | ModuleNode | FolderNode | FoldedDefinitions | MissingNode | ExternalNode;

interface NodeBase {
  /** Unique in its surroundings, and the same from run to run. */
  readonly id: string;
  /** How many steps away from what was asked for, which is at 0. */
  readonly distance: number;
}

export interface DefinitionNode extends NodeBase {
  readonly kind: "definition";
  readonly symbol: SymbolId;
  readonly place: Place;
  readonly what: DefinitionKind;
  /** What it is in each role that it has a class in; null where nothing could be compared. */
  readonly classes: readonly { readonly role: string; readonly class: CandidateClass | null }[];
  /** The symbols by which the role that was asked for declares it, where they are not its own; sorted. */
  readonly declaredAs: readonly SymbolId[];
  readonly isTest: boolean;
}

export interface ModuleNode extends NodeBase {
  readonly kind: "module";
  readonly file: string;
  readonly isTest: boolean;
  /** Whether others reach through it what is further in. */
  readonly passesOn: boolean;
}

/** Modules that a limit made one box of. */
export interface FolderNode extends NodeBase {
  readonly kind: "folder";
  /** The deepest folder that has them all, with a slash at the end; empty for the analysis root. */
  readonly folder: string;
  /** Two at least, sorted. */
  readonly modules: readonly string[];
}

/** Definitions of one class that a limit made one box of. */
export interface FoldedDefinitions extends NodeBase {
  readonly kind: "definitions";
  readonly class: CandidateClass | null;
  /** Two at least, sorted. */
  readonly symbols: readonly SymbolId[];
}

/** What the code or the manifest names, and what is not there. */
export interface MissingNode extends NodeBase {
  readonly kind: "missing";
  /** Symbols, or specifiers as written: one, or where a limit made one box of them, all; sorted. */
  readonly names: readonly string[];
}

/** A package or builtin. */
export interface ExternalNode extends NodeBase {
  readonly kind: "external";
  /** One, or where a limit made one box of them, all; sorted. */
  readonly names: readonly string[];
}

export interface SurroundingEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** The kind of `non-canonical-import` that check reports for it; null for an import that nothing is said against. */
  readonly bypass: string | null;
  /** What `from` takes from `to`; empty between definitions. By file and place. */
  readonly steps: readonly Step[];
  /** Of what competes: what it shares with `to`. */
  readonly shared: SharedBehaviour | null;
}

/**
 * `imports`: the module imports it, or passes it on. `types`: the same, and nothing but types. `string`: a string or a mock names it. `implementedBy`: of
 * the canonical one, the definition that does the work. The others say what `from` is to `to`.
 */
export type EdgeKind = "imports" | "types" | "string" | "implementedBy" | "rival" | "copy" | "lookAlike" | "delegate";

/** One name on its way from a module to another. */
export interface Step {
  readonly how: "import" | "reexport" | "star" | "member" | "string";
  readonly place: Place;
  /** The name in the other module; `*` for the whole module. */
  readonly imported: string;
  /** The name here; null where none is bound, or it is the same. */
  readonly local: string | null;
}
