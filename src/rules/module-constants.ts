import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import { splitSymbolId, simpleName } from "../model/symbol-id.js";

/** A constant at the top level of a module that has its value there, and not from another module. */
export interface ModuleConstant {
  readonly name: string;
  /** See {@link withoutMark}. */
  readonly plainName: string;
  readonly definition: GraphDefinition;
  /** In the notation of `Definition.value`; null where code computes it. */
  readonly value: string | null;
}

/** The constants of all modules whose names are wanted, one for each name of a module. Variables and declarations without a value are none. */
export function moduleConstants(graph: SymbolGraph, isWanted: (name: string) => boolean): readonly ModuleConstant[] {
  const found = new Map<string, ModuleConstant>();
  const aliasOf = aliasFinder(graph);
  for (const definition of graph.definitions) {
    const name = simpleName(definition.symbol);
    if (!isWanted(name) || !isConstant(definition)) continue;
    const alias = aliasOf(definition);
    const source = alias === null ? definition : valueSource(graph, definition, alias);
    if (source === null) continue;
    // What is called by its own name elsewhere in the module is one constant with two names.
    if (source !== definition && isWanted(simpleName(source.symbol))) continue;
    const key = `${definition.file}#${name}`;
    const before = found.get(key);
    const { value } = source.facts;
    if (before === undefined) found.set(key, { name, plainName: withoutMark(name), definition, value });
    else if (before.value !== value) found.set(key, { ...before, value: null });
  }
  return [...found.values()];
}

/** A name without the underscores in front, which only say that it is private; `__version__` has them on both sides and is no such name. */
export function withoutMark(name: string): string {
  return name.endsWith("__") ? name : name.replace(/^_+(?=.)/, "");
}

/** What is exported by default without a name has none that could be wanted. */
function isConstant({ file, facts }: GraphDefinition): boolean {
  if (facts.kind !== "constant" || facts.name === "default" || facts.name.includes(".")) return false;
  return !/\.d\.[cm]?ts$|\.pyi$/.test(file) && !facts.variable;
}

/** The path of the alias that a definition is, if it is one. */
type AliasOf = (definition: GraphDefinition) => readonly string[] | null;

function aliasFinder(graph: SymbolGraph): AliasOf {
  const files = new Map<string, ReadonlyMap<string, readonly string[]>>();
  return ({ file, facts }) => {
    let aliases = files.get(file);
    if (aliases === undefined) {
      const targets = graph.file(file)?.facts.bindings.map(({ target }) => target) ?? [];
      aliases = new Map(targets.flatMap((it) => (it.kind === "alias" ? [[it.definition, it.path]] : [])));
      files.set(file, aliases);
    }
    return aliases.get(facts.name) ?? null;
  };
}

/** The constant in the same module whose value an alias has; null when it is taken from another module. */
function valueSource(
  graph: SymbolGraph,
  definition: GraphDefinition,
  alias: readonly string[],
): GraphDefinition | null {
  const { file } = definition;
  const resolution = graph.resolveLocal(file, [simpleName(definition.symbol)]);
  if (resolution !== null && resolution.status !== "definition") return null;
  if (resolution !== null && resolution.symbol !== definition.symbol) {
    const source = graph.definition(resolution.symbol);
    return source?.file === file && source.facts.kind === "constant" ? source : null;
  }
  // `const A = settings.A`, where `settings` is a value: what it is made of may be another module's.
  const root = graph.resolveLocal(file, alias.slice(0, 1));
  const isOwn = root === null || (root.status === "definition" && splitSymbolId(root.symbol)?.file === file);
  return isOwn ? definition : null;
}
