import type { Language } from "../model/facts.js";
import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import type { Declared, Role, Variant } from "../model/manifest.js";
import { resolveDeclared } from "../model/resolve-declared.js";
import type { SymbolId } from "../model/symbol-id.js";
import type { ClassIndex } from "./class-index.js";

/** What the manifest says about a role, as definitions of this snapshot. */
export interface References {
  readonly canonical: ReadonlyMap<SymbolId, Declared>;
  readonly implementation: ReadonlyMap<SymbolId, Declared>;
  /** Those that still hold; an expired variant allows nothing. */
  readonly variants: ReadonlyMap<SymbolId, Variant>;
  /** How a definition of this language is judged. */
  readonly comparison: (language: Language) => Comparison;
  /** The canonical definitions and their implementations in this language. */
  readonly canonicalIn: (language: Language) => readonly GraphDefinition[];
  /** Something that is to be compared with is not declared, does not exist, or is computed by code. */
  readonly incomplete: boolean;
}

/**
 * - `definitions`: with these.
 * - `facade`: the canonical symbol is there and has no public member to compare with.
 * - `missing`: what would be compared with is not declared or does not exist, so nothing can be said.
 * - `otherLanguage`: the role has its canonical symbol in another language only, and classes are compared within one.
 */
export type Comparison =
  | { readonly kind: "definitions"; readonly definitions: readonly GraphDefinition[] }
  | { readonly kind: "facade" }
  | { readonly kind: "missing" }
  | { readonly kind: "otherLanguage" };

export function resolveReferences(graph: SymbolGraph, index: ClassIndex, role: Role, today: string): References {
  const canonical = resolveAll(graph, role.canonical);
  const implementation = resolveAll(graph, role.implementation);
  const variants = resolveAll(
    graph,
    role.variants.filter((variant) => variant.until === null || variant.until >= today),
  );

  const nothingDeclared = role.canonical.length + role.implementation.length === 0;
  const inLanguage = (resolved: Resolved<Declared>, language: Language): readonly GraphDefinition[] =>
    [...resolved.found.keys()]
      .map((symbol) => graph.definition(symbol))
      .filter((definition): definition is GraphDefinition => definition?.language === language);

  const comparison = (language: Language): Comparison => {
    if (nothingDeclared || canonical.missing.has(language) || implementation.missing.has(language)) {
      return { kind: "missing" };
    }
    const declared = [...role.canonical, ...role.implementation].some((one) => languageOfPath(one.symbol) === language);
    const implementations = inLanguage(implementation, language);
    const compared = implementations.length > 0 ? implementations : inLanguage(canonical, language);
    const comparable = compared.filter((definition) => index.members(definition).size > 0);
    if (comparable.length > 0) return { kind: "definitions", definitions: comparable };
    return declared || compared.length > 0 ? { kind: "facade" } : { kind: "otherLanguage" };
  };

  return {
    canonical: canonical.found,
    implementation: implementation.found,
    variants: variants.found,
    comparison,
    canonicalIn: (language) => [...inLanguage(implementation, language), ...inLanguage(canonical, language)],
    incomplete: nothingDeclared || canonical.missing.size + implementation.missing.size > 0,
  };
}

interface Resolved<T> {
  readonly found: ReadonlyMap<SymbolId, T>;
  /** Languages in which something declared leads to no definition and to nothing outside the code either. */
  readonly missing: ReadonlySet<Language>;
}

function resolveAll<T extends Declared>(graph: SymbolGraph, declared: readonly T[]): Resolved<T> {
  const found = new Map<SymbolId, T>();
  const missing = new Set<Language>();
  for (const one of declared) {
    const resolution = resolveDeclared(graph, one.symbol);
    if (resolution === null || resolution.status === "unknown") missing.add(languageOfPath(one.symbol));
    else if (resolution.status === "definition" && !found.has(resolution.symbol)) found.set(resolution.symbol, one);
  }
  return { found, missing };
}

/** The language in which a symbol would be, also when its file does not exist. */
function languageOfPath(symbol: SymbolId): Language {
  return /\.pyi?#/.test(symbol) ? "python" : "typescript";
}
