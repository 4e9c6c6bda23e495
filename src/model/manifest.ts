import type { SeveritySetting } from "./severity.js";
import type { Place } from "./span.js";
import type { SymbolId } from "./symbol-id.js";

/**
 * What a team declared, as the code reads it: checked, merged over `extends`, every default filled in.
 * What people write is `UserManifest` in `manifest/schema.ts`.
 */
export interface Manifest {
  /** The manifest's file, relative to the analysis root; null when there is none and all values are defaults. */
  readonly file: string | null;
  readonly source: SourceSettings;
  /** Where the baseline is, relative to the analysis root; null for its usual place. */
  readonly baseline: string | null;
  readonly roles: readonly Role[];
  readonly imports: readonly ImportContract[];
  readonly routes: RouteSettings;
  readonly access: readonly AccessOwner[];
  readonly constants: readonly ConstantOwner[];
  readonly budgets: readonly Budget[];
  readonly rules: RuleSettings;
  readonly overrides: readonly Override[];
}

export interface SourceSettings {
  /** Globs; an empty list means everything. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Globs of test files: what lives there is a double, and no metric counts it. */
  readonly tests: readonly string[];
  readonly pythonRoots: readonly string[];
  /** Import specifier patterns with at most one `*`, and the paths that they stand for. */
  readonly aliases: readonly Alias[];
}

export interface Alias {
  readonly pattern: string;
  readonly targets: readonly string[];
}

export interface Role {
  readonly id: string;
  readonly place: Place;
  readonly canonical: readonly Declared[];
  readonly implementation: readonly Declared[];
  /** Symbols that were canonical earlier, for judging the past. */
  readonly formerly: readonly SymbolId[];
  readonly match: RoleMatch;
  /** Which definitions can be candidates. */
  readonly kinds: readonly CandidateKind[];
  readonly rival: { readonly bits: number; readonly containment: number };
  readonly lookAlike: { readonly bits: number; readonly containment: number; readonly members: number };
  readonly variants: readonly Variant[];
}

export type CandidateKind = "class" | "interface" | "protocol" | "enum" | "typeAlias" | "function";

/** A symbol that the manifest names, and where it does. */
export interface Declared {
  readonly symbol: SymbolId;
  readonly place: Place;
}

export interface RoleMatch {
  /** Case-insensitive globs over names with underscores left out; an empty list matches no name. */
  readonly name: readonly string[];
  /** Globs over module paths; an empty list means every module. */
  readonly within: readonly string[];
  readonly extends: readonly Declared[];
}

export interface Variant extends Declared {
  readonly reason: string;
  /** ISO date, the last day on which it holds. */
  readonly until: string | null;
}

/** One symbol and the only module from which it should be imported. */
export interface ImportContract extends Declared {
  /** The canonical module, as a path relative to the root or as a dotted Python name. */
  readonly from: string;
  readonly fromPlace: Place;
  /** Modules whose import is an error, as paths or dotted names. */
  readonly deprecated: readonly { readonly module: string; readonly place: Place }[];
}

export interface RouteSettings {
  readonly owners: readonly {
    readonly method: string;
    readonly path: string;
    readonly owner: string;
    readonly place: Place;
  }[];
  readonly mounts: readonly {
    readonly router: SymbolId;
    readonly prefix: string;
    /** The application; null for the one in whose neighbourhood the router is. */
    readonly app: SymbolId | null;
    readonly place: Place;
  }[];
  readonly hosts: readonly { readonly name: string; readonly apps: readonly SymbolId[]; readonly place: Place }[];
  readonly wrappers: readonly { readonly call: string; readonly like: string; readonly place: Place }[];
}

export interface AccessOwner {
  readonly api: readonly string[];
  readonly owner: string;
  /** Globs of the files that it is the owner for; an empty list means all. */
  readonly within: readonly string[];
  readonly reason: string;
  readonly place: Place;
}

export interface ConstantOwner {
  readonly name: string;
  readonly owner: string;
  readonly place: Place;
}

export interface Budget {
  readonly metric: string;
  readonly most: number;
  readonly place: Place;
}

/** Severity by rule id, or by rule id and kind. What is not named keeps the rule's own. */
export type RuleSettings = ReadonlyMap<string, SeveritySetting | ReadonlyMap<string, SeveritySetting>>;

export interface Override {
  readonly files: readonly string[];
  readonly rules: RuleSettings;
}
