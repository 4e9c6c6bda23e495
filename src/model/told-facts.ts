import type { Definition, DefinitionKind, FactProblem, FileFacts, Language, Suppression } from "./facts.js";
import { pythonUseOf, tellPythonUse, type PythonUse } from "./python-use.js";

/**
 * What is asked about every file, whatever is asked about the code, as plain JSON data: with it at hand, the rest of the facts need not be read
 * until somebody wants to know more of the file.
 */
export interface ToldFacts {
  /** Of each definition its name, its kind, 1 where it is exported, and how many tokens it has, one behind the other. */
  readonly definitions: readonly (string | number)[];
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly FactProblem[];
  readonly ambientModules: readonly string[];
  /** Of Python. */
  readonly use?: PythonUse;
}

/** What is told of facts without reading them whole. */
export function toldOf(facts: FileFacts): ToldFacts {
  const { language, definitions, suppressions, problems, ambientModules } = facts;
  return {
    definitions: definitions.flatMap(({ name, kind, exported, tokens }) => [name, kind, exported ? 1 : 0, tokens]),
    suppressions,
    problems,
    ambientModules,
    ...(language === "python" ? { use: pythonUseOf(facts) } : {}),
  };
}

/** Facts that are read when somebody asks for what is not told of them. */
export function lazyFacts(language: Language, told: ToldFacts, read: () => FileFacts): FileFacts {
  const facts = new LazyFacts(language, told, read);
  if (told.use !== undefined) tellPythonUse(facts, told.use);
  return facts;
}

class LazyFacts implements FileFacts {
  readonly language: Language;
  readonly #told: ToldFacts;
  readonly #read: () => FileFacts;
  #definitions: readonly Definition[] | null = null;
  #whole: FileFacts | null = null;

  constructor(language: Language, told: ToldFacts, read: () => FileFacts) {
    this.language = language;
    this.#told = told;
    this.#read = read;
  }

  get suppressions(): readonly Suppression[] {
    return this.#told.suppressions;
  }

  get problems(): readonly FactProblem[] {
    return this.#told.problems;
  }

  get ambientModules(): readonly string[] {
    return this.#told.ambientModules;
  }

  get definitions(): readonly Definition[] {
    this.#definitions ??= lazyDefinitions(this.#told.definitions, () => this.#facts().definitions);
    return this.#definitions;
  }

  get moduleKind(): FileFacts["moduleKind"] {
    return this.#facts().moduleKind;
  }

  get bindings(): FileFacts["bindings"] {
    return this.#facts().bindings;
  }

  get exports(): FileFacts["exports"] {
    return this.#facts().exports;
  }

  get computedExports(): boolean {
    return this.#facts().computedExports;
  }

  get starNames(): FileFacts["starNames"] {
    return this.#facts().starNames;
  }

  get imports(): FileFacts["imports"] {
    return this.#facts().imports;
  }

  get accesses(): FileFacts["accesses"] {
    return this.#facts().accesses;
  }

  #facts(): FileFacts {
    this.#whole ??= this.#read();
    return this.#whole;
  }
}

function lazyDefinitions(told: ToldFacts["definitions"], read: () => readonly Definition[]): readonly Definition[] {
  const definitions: Definition[] = [];
  for (let at = 0; at + 3 < told.length; at += 4) {
    const index = definitions.length;
    const own = {
      name: String(told[at]),
      kind: told[at + 1] as DefinitionKind,
      exported: told[at + 2] === 1,
      tokens: Number(told[at + 3]),
    };
    definitions.push(new LazyDefinition(own, () => definitionAt(read(), index)));
  }
  return definitions;
}

function definitionAt(definitions: readonly Definition[], index: number): Definition {
  const found = definitions[index];
  if (found === undefined) throw new Error("Facts tell of a definition that they do not have");
  return found;
}

class LazyDefinition implements Definition {
  readonly name: string;
  readonly kind: DefinitionKind;
  readonly exported: boolean;
  readonly tokens: number;
  readonly #read: () => Definition;

  constructor(told: Pick<Definition, "name" | "kind" | "exported" | "tokens">, read: () => Definition) {
    this.name = told.name;
    this.kind = told.kind;
    this.exported = told.exported;
    this.tokens = told.tokens;
    this.#read = read;
  }

  get span(): Definition["span"] {
    return this.#read().span;
  }

  get body(): Definition["body"] {
    return this.#read().body;
  }

  get abstract(): boolean {
    return this.#read().abstract;
  }

  get bases(): Definition["bases"] {
    return this.#read().bases;
  }

  get decorators(): Definition["decorators"] {
    return this.#read().decorators;
  }

  get members(): Definition["members"] {
    return this.#read().members;
  }

  get gives(): Definition["gives"] {
    return this.#read().gives;
  }

  get value(): string | null {
    return this.#read().value;
  }

  get variable(): boolean {
    return this.#read().variable;
  }

  get bodyHash(): string {
    return this.#read().bodyHash;
  }

  get sketch(): string | null {
    return this.#read().sketch;
  }
}
