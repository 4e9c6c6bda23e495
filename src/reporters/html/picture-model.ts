import type { Candidate } from "../../model/role-report.js";
import type { Place } from "../../model/span.js";
import type { SymbolId } from "../../model/symbol-id.js";

/** A role as boxes and edges, before anything has a position. */
export interface RoleGraph {
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
  /** The folder that paths in the boxes are relative to, with a slash at the end; empty for the root. */
  readonly folder: string;
}

export interface Box {
  readonly id: string;
  /** What it is, for its colour. */
  readonly tone: Tone;
  readonly lines: readonly Line[];
}

export type Tone = NonNullable<Candidate["class"]> | "core" | "missing" | "unknown" | "names" | "module" | "rest";

export interface Line {
  readonly style: "word" | "name" | "alias" | "path" | "note";
  readonly text: string;
  /** What the line is about; null for lines that say something about the one above. */
  readonly place: Place | null;
  /** In full, where the text is cut off. */
  readonly title: string;
  /** The definition whose card begins here. */
  readonly card?: SymbolId;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  /**
   * `reaches`: names of `from` lead to `to`. `rivals`: `to` competes with `from`. `relies`: `from` forwards to `to` or extends it. `beside`: nothing
   * but the place on the page.
   */
  readonly kind: "reaches" | "rivals" | "relies" | "beside";
  /** `before`: it is drawn towards the canonical one, which is in the middle. `behind`: away from it. */
  readonly side: "before" | "behind";
  /** The definition of the canonical one's box that it is about; null for the box. */
  readonly about: SymbolId | null;
}

/** The box in the middle. */
export const CORE = "core";

/** A place as a box shows it: without the folder that most of the picture is in, and from the root, with a slash, where it is elsewhere. */
export function relativePath({ file, span }: Place, folder: string): string {
  const path = file.startsWith(folder) ? file.slice(folder.length) : `/${file}`;
  return `${path}:${span[0]}`;
}
