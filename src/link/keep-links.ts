import type { SymbolGraph } from "../model/graph.js";
import { toldOf } from "../model/told-facts.js";
import type { AskedRows, KeptAnswer, KeptAsked, KeptLinker, KeptLinks, KeptSnapshot } from "./kept-links.js";
import { LinkedGraph } from "./linked-graph.js";
import type { AskedBefore, LinkerBefore, LinksBefore } from "./links-before.js";
import { allAnswers, type AskedSoFar } from "./names/asked.js";

/**
 * What a graph has found out, to be kept; null where that is hardly more than what was kept before.
 *
 * @param blobs by path, what the text of a file is known by. Of files without one nothing is kept.
 */
export function keepLinks(graph: SymbolGraph, blobs: ReadonlyMap<string, string | null>): KeptLinks | null {
  if (!(graph instanceof LinkedGraph) || !graph.isWorthKeeping) return null;
  const { linkers, groups, answers } = graph.before;
  const texts = new Places();
  const { typescript, python } = linkers;
  const snapshot: KeptSnapshot = {
    files: graph.files.flatMap(({ path, isTest, facts }) => {
      const blob = blobs.get(path) ?? null;
      return blob === null ? [] : [[texts.of(path), blob, isTest ? 1 : 0, toldOf(facts)]];
    }),
    linkers: {
      typescript: keptLinker(typescript),
      python: keptLinker(python),
    },
    groups: [...groups].map(([group, passed]) => [texts.of(group), passed.map((each) => texts.of(each))]),
    questions: keptAnswers(answers, graph.askedByName, texts),
    // Last: by now they are all there.
    texts: texts.items,
  };
  return {
    snapshot: inAscii(JSON.stringify(snapshot)),
    asked: { typescript: keptAsked(typescript.asked), python: keptAsked(python.asked) },
  };
}

function keptLinker({ whole, basis, asked: { ofModules, ofFolders } }: LinkerBefore): KeptLinker {
  return { whole, basis, lists: { ofModules: ofModules.length, ofFolders: ofFolders.length } };
}

/** The place of each of many texts in a list of the distinct ones. */
class Places {
  readonly items: string[] = [];
  readonly #places = new Map<string, number>();

  of(text: string): number {
    let place = this.#places.get(text);
    if (place === undefined) {
      this.#places.set(text, (place = this.items.length));
      this.items.push(text);
    }
    return place;
  }
}

/** The answers to questions with a name, of those that somebody has asked this time: what nobody asks any more is kept no longer. */
function keptAnswers(
  answers: LinksBefore["answers"],
  names: ReadonlyMap<string, object>,
  texts: Places,
): KeptSnapshot["questions"] {
  return [...names].map(([name, question]) => {
    const kept: KeptAnswer[] = [];
    for (const [path, ofFile] of answers) {
      const answer = ofFile.get(question) ?? ofFile.get(name);
      if (answer === undefined) continue;
      kept.push([texts.of(path), answer.passed.map((each) => texts.of(each)), answer.value]);
    }
    return [name, kept];
  });
}

function keptAsked({ ofModules, ofFolders }: AskedBefore): string {
  const texts = new Places();
  const answered = new Places();
  const rows = (soFar: AskedSoFar<unknown>): AskedRows =>
    [...allAnswers(soFar)].map(([module, answers]) => {
      const pairs: number[] = [];
      for (const [question, answer] of answers) pairs.push(texts.of(question), answered.of(JSON.stringify(answer)));
      return [texts.of(module), pairs];
    });
  const asked: KeptAsked = {
    ofModules: ofModules.map(rows),
    ofFolders: ofFolders.map(rows),
    texts: texts.items,
    answered: answered.items.map((json) => JSON.parse(json) as unknown),
  };
  return inAscii(JSON.stringify(asked));
}

/** The same JSON with escapes for all else: one letter of another script would make the text twice as long in memory and on the disk. */
function inAscii(json: string): string {
  return json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
