import type { Language } from "../model/facts.js";
import type { GraphDefinition, SourceFile, SymbolGraph } from "../model/graph.js";
import { nearest } from "../model/nearest.js";
import { NearWords } from "../model/near-words.js";

/** What was probably meant by something that does not exist, as a sentence; empty when nothing is near. */
export interface Guesses {
  readonly name: (module: string, name: string) => string;
  /** @param from the file that asks, which is not what it asks for. */
  readonly module: (specifier: string, language: Language, from: string) => string;
}

/** Of the last graph: the next one is asked about nearly the same words. It makes no difference to what is found. */
const LATEST: Record<Language, NearWords | null> = { typescript: null, python: null };

/** More places than this are no help. */
const MOST_PLACES = 2;

/** Looks things up in indexes that are built at the first question, so that many missing names cost no more than many existing ones. */
export function guessesOf(graph: SymbolGraph): Guesses {
  const elsewhere = once(() => groupBy(graph.definitions.filter(isFindable), (one) => one.facts.name));
  const stems = once(() => ({
    typescript: groupBy(graph.files.filter(isIn("typescript")), (file) => stem(file.path)),
    python: groupBy(graph.files.filter(isIn("python")), (file) => stem(file.path)),
  }));
  const nearStem = { typescript: once(() => nearStems("typescript")), python: once(() => nearStems("python")) };
  const nearStems = (language: Language): NearWords => {
    LATEST[language] = new NearWords(new Set(stems()[language].keys()), LATEST[language]);
    return LATEST[language];
  };
  const known = new Map<string, readonly string[]>();

  const modulesLike = (specifier: string, language: Language): readonly string[] => {
    const files = stems()[language];
    const wanted = stem(specifier);
    const near = files.has(wanted) ? wanted : nearStem[language]().nearest(wanted);
    return (near === null ? [] : (files.get(near) ?? [])).map((file) => file.path);
  };

  return {
    name: (module, name) => {
      const language = graph.file(module)?.language;
      const moved = (elsewhere().get(name) ?? []).filter((one) => one.language === language && one.file !== module);
      if (moved.length > 0 && moved.length <= MOST_PLACES) {
        return `It is in ${moved.map((one) => `\`${one.file}\``).join(" and ")}.`;
      }
      const all = graph
        .namesIn(module)
        .map((each) => each.name)
        .filter((each) => each !== name);
      const file = graph.file(module);
      const near = nearest(name, all.filter(file === null ? () => true : isPublicIn(file))) ?? nearest(name, all);
      return near === null ? "" : didYouMean([near]);
    },
    module: (specifier, language, from) => {
      const key = `${language} ${specifier}`;
      const paths = known.get(key) ?? modulesLike(specifier, language);
      known.set(key, paths);
      return didYouMean(paths.filter((path) => path !== from));
    },
  };
}

function didYouMean(guesses: readonly string[]): string {
  if (guesses.length === 0 || guesses.length > MOST_PLACES) return "";
  return `Did you mean ${guesses.map((guess) => `\`${guess}\``).join(" or ")}?`;
}

/** Whether a name of a module is there for others. Where only what is not comes near, that is said: it may have been made private. */
function isPublicIn({ language, facts }: SourceFile): (name: string) => boolean {
  if (language === "python") return (name) => !name.startsWith("_");
  const exported = new Set(facts.exports.map((each) => each.name));
  return (name) => exported.has(name);
}

function isIn(language: Language): (file: SourceFile) => boolean {
  return (file) => file.language === language;
}

function isFindable({ isTest, facts }: GraphDefinition): boolean {
  return !isTest && facts.exported && !facts.name.includes(".");
}

/** `./ws/manager.js`, `ws/manager.ts` and `app.ws.manager` all end in `manager`. */
function stem(text: string): string {
  const path = text.includes("/") ? text : text.replaceAll(/\.(?=\w+$|\w+\.)(?!([cm]?[jt]sx?|pyi?)$)/g, "/");
  const parts = path
    .replace(/(\.d)?\.[cm]?[jt]sx?$|\.pyi?$/, "")
    .split("/")
    .filter((part) => !["", ".", "..", "index", "__init__"].includes(part));
  return parts.at(-1) ?? "";
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
