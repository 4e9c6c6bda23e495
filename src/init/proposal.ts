import type { AccessOwner, ImportContract, RouteSettings } from "../model/manifest.js";
import type { SymbolId } from "../model/symbol-id.js";

/** Something that the manifest could say, with the evidence for it. */
export interface Proposal {
  readonly content: ProposedContent;
  /** What it says, as one line for people. */
  readonly title: string;
  /** Why, as sentences. They stand beside it in the manifest. */
  readonly reasons: readonly string[];
  /** `unsure`: the evidence leaves a doubt, which the reasons name. It is written as a comment. */
  readonly certainty: "sure" | "unsure";
  /** Orders the proposals of one section: the more the better. */
  readonly strength: number;
}

export type ProposedContent =
  | { readonly section: "tests"; readonly globs: readonly string[] }
  | { readonly section: "roles"; readonly role: ProposedRole }
  | { readonly section: "imports"; readonly contract: ProposedContract }
  | { readonly section: "routes"; readonly owner: Omit<RouteSettings["owners"][number], "place"> }
  | { readonly section: "access"; readonly access: Omit<AccessOwner, "place"> }
  | { readonly section: "overrides"; readonly files: readonly string[]; readonly rule: string };

export type Section = ProposedContent["section"];

export interface ProposedRole {
  readonly id: string;
  readonly canonical: SymbolId;
  readonly implementation: SymbolId | null;
  readonly name: readonly string[];
  readonly within: readonly string[];
}

export interface ProposedContract extends Pick<ImportContract, "symbol" | "from"> {
  readonly deprecated: readonly string[];
  /** Modules that only pass it on, and that may be meant to. */
  readonly perhapsDeprecated: readonly string[];
}
