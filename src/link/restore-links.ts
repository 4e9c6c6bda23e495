import type { FileFacts, Language } from "../model/facts.js";
import type { SourceFile } from "../model/graph.js";
import type { ToldFacts } from "../model/told-facts.js";
import type { AskedRows, KeptAsked, KeptLinker, KeptLinks, KeptSnapshot } from "./kept-links.js";
import type { Answers, AskedBefore, FileBefore, LinkerBefore, LinksBefore } from "./links-before.js";
import type { AnswersByModule, AskedSoFar } from "./names/asked.js";

/** What was kept of another snapshot, and how to see what its files are now. */
export interface KeptBefore {
  readonly links: ReadLinks;
  /** By path, what the text of a file is known by in this snapshot. */
  readonly blobs: ReadonlyMap<string, string | null>;
  /** What the file of that time said; null where that is not known any more. */
  readonly factsOf: (path: string, blob: string) => FileFacts | null;
}

/** What was kept, as far as it is always needed. */
export interface ReadLinks {
  readonly snapshot: KeptSnapshot;
  readonly asked: KeptLinks["asked"];
  /** By path, what is told of each file, and the blob that it had. */
  readonly told: ReadonlyMap<string, { readonly blob: string; readonly told: ToldFacts }>;
}

/** Reads what was kept. */
export function readLinks({ snapshot: text, asked }: KeptLinks): ReadLinks {
  const snapshot = JSON.parse(text) as KeptSnapshot;
  const told = new Map(snapshot.files.map(([place, blob, , told]) => [snapshot.texts[place] ?? "", { blob, told }]));
  return { snapshot, asked, told };
}

/** What was kept, as it was. Of a file that is what it was, the object is that of this snapshot. */
export function restoreLinks(
  { links: { snapshot, asked }, blobs, factsOf }: KeptBefore,
  now: ReadonlyMap<string, SourceFile>,
): LinksBefore {
  const { texts, linkers } = snapshot;
  const textAt = (place: number): string => texts[place] ?? "";
  const files = new Map<string, FileBefore>();
  for (const [place, blob, isTest] of snapshot.files) {
    const path = textAt(place);
    const file = now.get(path);
    const isSame = file !== undefined && blobs.get(path) === blob && file.isTest === (isTest === 1);
    files.set(path, isSame ? file : fileBefore(path, () => factsOf(path, blob)));
  }
  const answers = new Map<string, Answers>();
  for (const [name, kept] of snapshot.questions) {
    for (const [place, passed, value] of kept) {
      const path = textAt(place);
      let ofFile = answers.get(path);
      if (ofFile === undefined) answers.set(path, (ofFile = new Map()));
      ofFile.set(name, { value, passed: passed.map(textAt) });
    }
  }
  const of = (language: Language): LinkerBefore => {
    const { whole, basis, lists } = linkers[language];
    return { whole, basis, asked: restoredAsked(asked[language], lists) };
  };
  return {
    files,
    linkers: { typescript: of("typescript"), python: of("python") },
    groups: new Map(snapshot.groups.map(([group, passed]) => [textAt(group), passed.map(textAt)])),
    names: new Set(snapshot.questions.map(([name]) => name)),
    answers,
  };
}

function fileBefore(path: string, read: () => FileFacts | null): FileBefore {
  return {
    language: /\.pyi?$/.test(path) ? "python" : "typescript",
    get facts() {
      return read();
    },
  };
}

/** The text is read when somebody wants to know what was asked. */
function restoredAsked(text: string, lists: KeptLinker["lists"]): AskedBefore {
  let read: KeptAsked | null = null;
  const kept = (): KeptAsked => (read ??= JSON.parse(text) as KeptAsked);
  const list = (which: keyof AskedBefore): readonly AskedSoFar<unknown>[] =>
    Array.from({ length: lists[which] }, (_, index) => ({
      own: new Map(),
      kept: () => restoredRows(kept()[which][index] ?? [], kept()),
    }));
  return { ofModules: list("ofModules"), ofFolders: list("ofFolders") };
}

function restoredRows(rows: AskedRows, { texts, answered }: KeptAsked): AnswersByModule<unknown> {
  return new Map(
    rows.map(([of, pairs]) => {
      const answers = new Map<string, unknown>();
      for (let at = 0; at + 1 < pairs.length; at += 2)
        answers.set(texts[pairs[at] ?? -1] ?? "", answered[pairs[at + 1] ?? -1]);
      return [texts[of] ?? "", answers];
    }),
  );
}
