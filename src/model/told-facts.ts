import type { Definition, DefinitionKind, FactProblem, FileFacts, Language, Suppression } from "./facts.js";

/**
 * What is asked about every file, whatever is asked about the code, as plain JSON data: with it at hand, the rest of the facts need not be read
 * until somebody wants to know more of the file.
 */
export interface ToldFacts {
  /** Of each definition its name, its kind, and 1 where it is exported, one behind the other. */
  readonly definitions: readonly (string | 0 | 1)[];
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly FactProblem[];
  readonly ambientModules: readonly string[];
}

/** What is told of facts without reading them whole. */
export function toldOf({ definitions, suppressions, problems, ambientModules }: FileFacts): ToldFacts {
  return {
    definitions: definitions.flatMap(({ name, kind, exported }) => [name, kind, exported ? 1 : 0]),
    suppressions,
    problems,
    ambientModules,
  };
}

/** Facts that are read when somebody asks for what is not told of them. */
export function lazyFacts(language: Language, told: ToldFacts, read: () => FileFacts): FileFacts {
  return new LazyFacts(language, told, read);
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
  for (let at = 0; at + 2 < told.length; at += 3) {
    const index = definitions.length;
    const [name, kind] = [String(told[at]), told[at + 1] as DefinitionKind];
    definitions.push(new LazyDefinition(name, kind, told[at + 2] === 1, () => definitionAt(read(), index)));
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
  readonly #read: () => Definition;

  constructor(name: string, kind: DefinitionKind, exported: boolean, read: () => Definition) {
    this.name = name;
    this.kind = kind;
    this.exported = exported;
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

  get tokens(): number {
    return this.#read().tokens;
  }

  get sketch(): string | null {
    return this.#read().sketch;
  }
}
