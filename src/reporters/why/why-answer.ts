import type { ResolvedImport, SymbolGraph } from "../../model/graph.js";
import type { Resolution } from "../../model/resolution.js";
import type { RoleReport } from "../../model/role-report.js";
import type { RouteTable } from "../../model/routes.js";
import type { Place } from "../../model/span.js";
import type { SymbolId } from "../../model/symbol-id.js";
import type { Surroundings } from "../../model/surroundings.js";

/** What `why` found out about what a person asked for. */
export type WhyAnswer =
  | NameAnswer
  | ModuleAnswer
  | { readonly kind: "role"; readonly asked: string; readonly role: RoleReport }
  /** The routes that are meant, and what competes with them. */
  | { readonly kind: "routes"; readonly asked: string; readonly routes: RouteTable };

/** A name in a module. */
export interface NameAnswer {
  readonly kind: "name";
  readonly asked: SymbolId;
  readonly resolution: Resolution;
  /** Where it is likely to be, or what was probably meant, as a sentence; empty for what exists. */
  readonly guess: string;
  /** From where the manifest says that it is to be imported. */
  readonly contracts: readonly { readonly from: string; readonly place: Place }[];
  readonly roles: readonly RoleReport[];
  readonly graph: SymbolGraph;
  readonly bypassOf: BypassOf;
  /** Of what is no definition, every import of the same. */
  readonly alike: readonly ResolvedImport[];
  /** Of a definition, everyone who imports it; tests included. */
  readonly surroundings: Surroundings | null;
}

export interface ModuleAnswer {
  readonly kind: "module";
  readonly asked: string;
  readonly file: string;
  readonly graph: SymbolGraph;
  readonly bypassOf: BypassOf;
  /** What imports it, and what it imports; tests and packages included. */
  readonly surroundings: Surroundings;
}

/** The kind of `non-canonical-import` that an import is; null when it is none. */
export type BypassOf = (row: ResolvedImport) => string | null;
