import type { SymbolGraph } from "../../../../model/graph.js";
import type { HostObject } from "../../../flow/value.js";
import { majorOf } from "../../major-version.js";
import type { ExpressVersion } from "./layer-pattern.js";

/**
 * The version of Express that a router is of, by what its package declares. Where no number is declared, it is the newest; where nothing
 * is, the one that has been around for ten years.
 */
export function expressVersion(graph: SymbolGraph, { made, type }: HostObject): ExpressVersion {
  const { file } = made.place;
  if (type === "router") return (majorOf(graph.dependencyRange(file, "router")) ?? 2) < 2 ? 4 : 5;
  const declared = graph.dependencyRange(file, "express");
  const major = majorOf(declared) ?? majorOf(graph.dependencyRange(file, "@types/express"));
  if (major !== null) return major >= 5 ? 5 : 4;
  return declared === null ? 4 : 5;
}
