import type { FileFacts } from "../model/facts.js";
import type { GraphDefinition, ModuleName, ResolvedImport, SourceFile, SymbolGraph } from "../model/graph.js";
import type { Alias } from "../model/manifest.js";
import { byKey } from "../model/order.js";
import { symbolId } from "../model/symbol-id.js";
import { resolveImports } from "./imports.js";
import { moduleNames } from "./module-names.js";
import { resolveFile, resolvePath } from "./modules/typescript-path.js";
import { specifierResolver, type ResolveSpecifier } from "./modules/resolve-specifier.js";
import { ambient } from "./names/ambient.js";
import { NameResolver } from "./names/name-resolver.js";
import type { Project } from "./project/project.js";

export interface LinkInput {
  /** The facts of every analysed file, by path. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly project: Project;
  readonly aliases: readonly Alias[];
  readonly isTest: (path: string) => boolean;
}

/** Joins the facts of all files to one graph. Pure: the same facts give the same graph, in whatever order they come. */
export function link({ facts, project, aliases, isTest }: LinkInput): SymbolGraph {
  const files = [...facts]
    .map(([path, value]): SourceFile => ({ path, language: value.language, isTest: isTest(path), facts: value }))
    .sort(byKey((file) => file.path));
  const ambientModules = files.flatMap(declaredModules);
  const resolveSpecifier = specifierResolver(project, { aliases, ambientModules });
  const names = new NameResolver(files, resolveSpecifier, ambient(files, project, resolveSpecifier));
  return new LinkedGraph(files, project, names, resolveSpecifier);
}

/** In a module, `declare module` with a name adds to what exists; with a pattern, nothing exists that it could add to. */
function declaredModules({ facts }: SourceFile): readonly string[] {
  return facts.ambientModules.filter((name) => facts.moduleKind === "script" || name.includes("*"));
}

/** The graph computes its large lists when they are first asked for, and once: a question about one symbol needs none of them. */
class LinkedGraph implements SymbolGraph {
  readonly files: readonly SourceFile[];
  readonly #byPath: ReadonlyMap<string, SourceFile>;
  readonly #project: Project;
  readonly #resolver: NameResolver;
  readonly #resolveSpecifier: ResolveSpecifier;
  #definitions: ReadonlyMap<string, GraphDefinition> | null = null;
  #definitionList: readonly GraphDefinition[] | null = null;
  #imports: readonly ResolvedImport[] | null = null;
  #importsBySymbol: ReadonlyMap<string, readonly ResolvedImport[]> | null = null;
  #names: readonly ModuleName[] | null = null;
  #namesBySymbol: ReadonlyMap<string, readonly ModuleName[]> | null = null;

  constructor(
    files: readonly SourceFile[],
    project: Project,
    resolver: NameResolver,
    resolveSpecifier: ResolveSpecifier,
  ) {
    this.files = files;
    this.#byPath = new Map(files.map((file) => [file.path, file]));
    this.#project = project;
    this.#resolver = resolver;
    this.#resolveSpecifier = resolveSpecifier;
  }

  readonly file: SymbolGraph["file"] = (path) => this.#byPath.get(path) ?? null;
  readonly definition: SymbolGraph["definition"] = (symbol) => this.#definitionMap().get(symbol) ?? null;
  readonly resolveExport: SymbolGraph["resolveExport"] = (module, name) => {
    const [first = name, ...rest] = name === "*" || name === "=" ? [name] : name.split(".");
    return this.#resolver.resolveMembers(this.#resolver.resolveExport(module, first), rest);
  };
  readonly resolveLocal: SymbolGraph["resolveLocal"] = (module, path) => this.#resolver.resolveLocal(module, path);

  readonly namesOf: SymbolGraph["namesOf"] = (symbol) => {
    this.#namesBySymbol ??= groupBySymbol(this.names);
    return this.#namesBySymbol.get(symbol) ?? [];
  };
  readonly importsOf: SymbolGraph["importsOf"] = (symbol) => {
    this.#importsBySymbol ??= groupBySymbol(this.imports);
    return this.#importsBySymbol.get(symbol) ?? [];
  };

  readonly moduleNamed: SymbolGraph["moduleNamed"] = (name) => {
    const path = name.replace(/^\.\//, "").replace(/\/$/, "");
    const { files, packageAt } = this.#project;
    const found = resolveFile(path, files) ?? resolvePath(path, files, packageAt, "one pass");
    if (found !== null && this.#byPath.has(found)) return found;
    const target = this.#resolveSpecifier("", name, null);
    return target.kind === "file" && this.#byPath.has(target.path) ? target.path : null;
  };

  get definitions(): readonly GraphDefinition[] {
    this.#definitionList ??= [...this.#definitionMap().values()];
    return this.#definitionList;
  }

  get imports(): readonly ResolvedImport[] {
    this.#imports ??= resolveImports(this.files, this.#resolver, this.#resolveSpecifier);
    return this.#imports;
  }

  get names(): readonly ModuleName[] {
    this.#names ??= moduleNames(this.files, this.#resolver);
    return this.#names;
  }

  #definitionMap(): ReadonlyMap<string, GraphDefinition> {
    this.#definitions ??= new Map(
      this.files.flatMap((file) =>
        file.facts.definitions.map((definition) => {
          const symbol = symbolId(file.path, definition.name);
          const { path, language, isTest } = file;
          return [symbol, { symbol, file: path, language, isTest, facts: definition }] as const;
        }),
      ),
    );
    return this.#definitions;
  }
}

function groupBySymbol<T extends ModuleName | ResolvedImport>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    if (item.resolution.status !== "definition") continue;
    const group = groups.get(item.resolution.symbol);
    if (group === undefined) groups.set(item.resolution.symbol, [item]);
    else group.push(item);
  }
  return groups;
}
