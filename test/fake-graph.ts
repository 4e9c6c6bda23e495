import { assertNever } from "../src/model/assert-never.js";
import type {
  Access,
  AccessUse,
  Base,
  Definition,
  DefinitionKind,
  FileFacts,
  ImportFact,
  Language,
  Member,
  Suppression,
} from "../src/model/facts.js";
import type { GraphDefinition, ModuleName, ResolvedImport, SourceFile, SymbolGraph } from "../src/model/graph.js";
import { byKey } from "../src/model/order.js";
import type { Chain, Hop, Resolution } from "../src/model/resolution.js";
import type { Span } from "../src/model/span.js";

/**
 * A linked graph made by hand, for tests of what asks it. Modules are written by path, and a path decides the language (`.py`) and whether it
 * is a test (`test` in it). Specifiers are the paths of other modules, `npm:name` for what is not first-party, `?name` for what cannot be
 * placed; any other text is a module that does not exist. Everything in a module stands on a line of its own, in the order in which it is written.
 */
export function fakeGraph(modules: Readonly<Record<string, FakeModule>>): SymbolGraph {
  return new FakeLinker(modules).graph();
}

export interface FakeModule {
  readonly defines?: readonly FakeDefinition[];
  /** `{ X: "Y" }` is `X = Y` or `export const X = Y`, after all else. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly imports?: readonly FakeImport[];
  readonly suppressions?: readonly Suppression[];
  readonly accesses?: readonly FakeAccess[];
}

/** One use of a dotted path that starts at a name of one of the module's imports, given by their places in the list. */
export interface FakeAccess {
  readonly path: string;
  readonly kind: AccessUse["kind"];
  readonly origins: readonly number[];
}

export interface FakeImport {
  readonly from: string;
  /** The imported name, `*` for the module, `*top` for Python's `import a.b.c`, which binds `a`. */
  readonly name: string;
  readonly as?: string;
  readonly form?: ResolvedImport["form"];
  readonly typeOnly?: boolean;
  readonly conditional?: boolean;
  readonly deferred?: boolean;
}

export type FakeDefinition = Partial<Definition> & { readonly name: string };

/** A class: `cls("A", ["send", "close"], { bases: ["B"] })`. Methods have bodies unless they are given as whole members. */
export function cls(
  name: string,
  members: readonly (string | Member)[] = [],
  more: Omit<FakeDefinition, "name" | "members" | "bases"> & {
    readonly bases?: readonly (string | Base)[];
    readonly kind?: DefinitionKind;
  } = {},
): FakeDefinition {
  const { bases = [], ...rest } = more;
  return {
    name,
    members: members.map((member) => (typeof member === "string" ? method(member) : member)),
    bases: bases.map((base) => (typeof base === "string" ? { name: base, relation: "extends" as const } : base)),
    ...rest,
  };
}

export function method(name: string, more: Partial<Member> = {}): Member {
  return {
    name,
    kind: "method",
    isStatic: false,
    visibility: name.startsWith("_") ? "private" : "public",
    body: "present",
    bodyHash: null,
    forwardsTo: null,
    passesOn: false,
    gives: [],
    ...more,
  };
}

export function field(name: string, more: Partial<Member> = {}): Member {
  return method(name, { kind: "field", body: "absent", ...more });
}

type Bound =
  | { readonly kind: "definition"; readonly symbol: string }
  | { readonly kind: "alias"; readonly to: string }
  | { readonly kind: "import"; readonly fact: FakeImport };

class FakeLinker {
  readonly #modules: Readonly<Record<string, FakeModule>>;
  readonly #paths: readonly string[];
  readonly #definitions = new Map<string, GraphDefinition>();
  readonly #bindings = new Map<string, Map<string, Bound>>();
  readonly #spans = new Map<string, Span>();

  constructor(modules: Readonly<Record<string, FakeModule>>) {
    this.#modules = modules;
    this.#paths = Object.keys(modules).sort();
    for (const path of this.#paths) this.#read(path, modules[path] ?? {});
  }

  graph(): SymbolGraph {
    const files = this.#paths.map((path) => this.#file(path));
    const byPath = new Map(files.map((file) => [file.path, file]));
    const names = this.#paths.flatMap((path) => this.#names(path));
    const imports = this.#paths.flatMap((path) => this.#imports(path));
    const leadsTo = (symbol: string) => (row: { readonly resolution: Resolution }) =>
      row.resolution.status === "definition" && row.resolution.symbol === symbol;
    const graph: SymbolGraph = {
      files,
      file: (path) => byPath.get(path) ?? null,
      definitions: [...this.#definitions.values()].sort(byKey((definition) => definition.symbol)),
      definition: (symbol) => this.#definitions.get(symbol) ?? null,
      resolveExport: (module, name) =>
        this.#resolve(module, name.split("."), new Set()) ?? this.#missingName(module, name),
      importedModule: () => null,
      dependencyRange: () => null,
      packageOf: () => null,
      resolveImport: () => ({ status: "unknown", reason: "computedExports", chain: [] }),
      resolveLocal: (module, path) => this.#resolve(module, path, new Set()),
      imports,
      importsIn: (path) => imports.filter((row) => row.file === path),
      names,
      namesIn: (path, isWanted = () => true) => names.filter((it) => it.module === path && isWanted(it.name)),
      namesOf: (symbol) => names.filter(leadsTo(symbol)),
      importsOf: (symbol) => imports.filter(leadsTo(symbol)),
      moduleNamed: (name) => this.#paths.find((path) => path === name || dottedName(path) === name) ?? null,
      remembered: (file, question) => question.ask(graph, file),
    };
    return graph;
  }

  #read(path: string, module: FakeModule): void {
    const bindings = new Map<string, Bound>();
    let line = 0;
    const place = (key: string, width: number): Span => {
      line++;
      const span: Span = [line, 1, line, 1 + width];
      this.#spans.set(`${path} ${key}`, span);
      return span;
    };
    for (const [index, fact] of (module.imports ?? []).entries()) {
      place(`import ${index}`, fact.name.length);
      if (fact.form !== "string" && fact.form !== "member")
        bindings.set(fact.as ?? fact.name, { kind: "import", fact });
    }
    for (const [index, { path }] of (module.accesses ?? []).entries()) place(`access ${index}`, path.length);
    for (const definition of module.defines ?? []) {
      const symbol = `${path}#${definition.name}`;
      const span = place(`name ${definition.name}`, definition.name.length);
      const facts = { ...EMPTY_DEFINITION, span, body: span, bodyHash: symbol, ...definition };
      this.#definitions.set(symbol, { symbol, file: path, language: languageOf(path), isTest: isTest(path), facts });
      if (!definition.name.includes("."))
        bindings.set(definition.name.replace(/~\d+$/, ""), { kind: "definition", symbol });
    }
    for (const [name, to] of Object.entries(module.aliases ?? {})) {
      place(`name ${name}`, name.length);
      bindings.set(name, { kind: "alias", to });
    }
    this.#bindings.set(path, bindings);
  }

  #resolve(module: string, path: readonly string[], asked: Set<string>): Resolution | null {
    const [name = "", ...rest] = path;
    const bound = this.#bindings.get(module)?.get(name);
    const key = `${module} ${path.join(".")}`;
    if (bound === undefined || asked.has(key)) return null;
    asked.add(key);
    const hop = (kind: Hop["hop"]): Hop => ({
      hop: kind,
      file: module,
      span: this.#span(module, `name ${name}`),
      name,
    });
    switch (bound.kind) {
      case "definition": {
        const symbol = [bound.symbol, ...rest].join(".");
        if (this.#definitions.has(symbol)) return { status: "definition", symbol, chain: [] };
        return { status: "unknown", reason: "memberOfValue", chain: [] };
      }
      case "alias":
        return prefixed(this.#resolve(module, [...bound.to.split("."), ...rest], asked), [hop("alias")]);
      case "import": {
        const found = this.#imported(bound.fact, rest, asked);
        const target = at(found, module, this.#span(module, `name ${name}`));
        return prefixed(target, [hop(bound.fact.form === "reexport" ? "reexport" : "import")]);
      }
      default:
        return assertNever(bound);
    }
  }

  #imported(fact: FakeImport, rest: readonly string[], asked: Set<string>): Resolution {
    if (fact.from.startsWith("npm:")) {
      const path = fact.name.startsWith("*") ? rest : [fact.name, ...rest];
      return { status: "external", name: [fact.from.slice(4), ...path].join("."), chain: [] };
    }
    if (fact.from.startsWith("?")) return { status: "unknown", reason: "unplacedSpecifier", chain: [] };
    if (!this.#bindings.has(fact.from)) {
      const at = { file: fact.from, span: [1, 1, 1, 1] as const };
      return { status: "unresolved", missing: { kind: "module", specifier: fact.from, at }, chain: [] };
    }
    const path = fact.name === "*" ? rest : [...fact.name.split("."), ...rest];
    if (path.length === 0) return { status: "module", module: fact.from, chain: [] };
    return this.#resolve(fact.from, path, asked) ?? this.#missingName(fact.from, path.join("."));
  }

  #missingName(module: string, name: string): Resolution {
    const at = { file: module, span: [1, 1, 1, 1] as const };
    return { status: "unresolved", missing: { kind: "name", module, name, at }, chain: [] };
  }

  #imports(path: string): readonly ResolvedImport[] {
    return (this.#modules[path]?.imports ?? []).map((fact, index) => {
      const span = this.#span(path, `import ${index}`);
      const resolution = at(this.#imported(fact, [], new Set()), path, span);
      return {
        file: path,
        isTest: isTest(path),
        span,
        specifier: specifierOf(fact),
        specifierSpan: span,
        form: fact.form ?? "import",
        imported: fact.name,
        local: fact.form === "string" || fact.form === "reexport" ? null : (fact.as ?? fact.name),
        typeOnly: fact.typeOnly ?? false,
        conditional: fact.conditional ?? false,
        deferred: fact.deferred ?? false,
        module: this.#bindings.has(fact.from) ? fact.from : null,
        resolution,
      };
    });
  }

  #names(path: string): readonly ModuleName[] {
    return [...(this.#bindings.get(path) ?? [])].map(([name, bound]) => ({
      module: path,
      name,
      place: { file: path, span: this.#span(path, `name ${name}`) },
      how: bound.kind === "import" ? (bound.fact.form === "reexport" ? "export" : "import") : "declaration",
      isTest: isTest(path),
      resolution: this.#resolve(path, [name], new Set()) ?? this.#missingName(path, name),
    }));
  }

  #file(path: string): SourceFile {
    const facts: FileFacts = {
      ...EMPTY_FACTS,
      language: languageOf(path),
      definitions: [...this.#definitions.values()].filter((one) => one.file === path).map((one) => one.facts),
      suppressions: this.#modules[path]?.suppressions ?? [],
      imports: (this.#modules[path]?.imports ?? []).map((fact, index) =>
        importFact(fact, this.#span(path, `import ${index}`)),
      ),
      accesses: (this.#modules[path]?.accesses ?? []).map((access, index) =>
        accessFact(access, this.#span(path, `access ${index}`)),
      ),
    };
    return { path, language: facts.language, isTest: isTest(path), facts };
  }

  #span(path: string, key: string): Span {
    return this.#spans.get(`${path} ${key}`) ?? [1, 1, 1, 2];
  }
}

/** A chain starts at the module that asks, and what is missing is missing at the hop that failed. */
function prefixed(resolution: Resolution | null, hops: Chain): Resolution | null {
  return resolution === null ? null : { ...resolution, chain: [...hops, ...resolution.chain] };
}

/** What an import itself does not find is missing where the import is written. */
function at(resolution: Resolution, file: string, span: Span): Resolution {
  if (resolution.status !== "unresolved" || resolution.chain.length > 0) return resolution;
  return { ...resolution, missing: { ...resolution.missing, at: { file, span } } };
}

function specifierOf({ from }: FakeImport): string {
  return from.replace(/^npm:/, "");
}

function importFact(fact: FakeImport, span: Span): ImportFact {
  return {
    specifier: specifierOf(fact),
    span,
    form: fact.form === undefined || fact.form === "member" ? "import" : fact.form,
    conditional: fact.conditional ?? false,
    deferred: fact.deferred ?? false,
    names: [{ imported: fact.name, local: fact.as ?? fact.name, span, typeOnly: fact.typeOnly ?? false }],
  };
}

function accessFact({ path, kind, origins }: FakeAccess, span: Span): Access {
  const refs = origins.map((index) => ({ import: index, name: 0 }));
  return { path: path.split("."), root: "import", origins: refs, rebound: false, uses: [{ span, kind }] };
}

function languageOf(path: string): Language {
  return /\.pyi?$/.test(path) ? "python" : "typescript";
}

function isTest(path: string): boolean {
  return /(^|\/)tests?\/|\.test\./.test(path);
}

/** `pkg/ws/__init__.py` is `pkg.ws`. */
function dottedName(path: string): string {
  return path.replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".");
}

const EMPTY_DEFINITION: Omit<Definition, "name" | "span" | "body" | "bodyHash"> = {
  kind: "class",
  exported: true,
  abstract: false,
  bases: [],
  decorators: [],
  members: [],
  gives: [],
  value: null,
  variable: false,
  tokens: 0,
  sketch: null,
};

const EMPTY_FACTS: FileFacts = {
  language: "typescript",
  moduleKind: "esm",
  definitions: [],
  bindings: [],
  exports: [],
  computedExports: false,
  starNames: null,
  imports: [],
  accesses: [],
  ambientModules: [],
  suppressions: [],
  problems: [],
};
