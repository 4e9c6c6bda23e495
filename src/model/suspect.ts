import type { SharedBehaviour } from "./role-report.js";
import type { SymbolId } from "./symbol-id.js";

/** Classes that are probably one thing written several times, found without a manifest. */
export interface Suspect {
  readonly reason: "sameName" | "lookAlike";
  /** Two or more, sorted. */
  readonly symbols: readonly SymbolId[];
  /** The strongest pair among them. */
  readonly shared: SharedBehaviour;
  /** Whether the texts of that pair are near-identical. */
  readonly copied: boolean;
}
