import { compareStrings } from "../../model/order.js";
import type { Candidate, CandidateClass, RoleName, RoleReport } from "../../model/role-report.js";
import { compareSpans } from "../../model/span.js";
import { simpleName, splitSymbolId, type SymbolId } from "../../model/symbol-id.js";
import { counted } from "../console-layout.js";
import { classRank, classWord, classWords } from "../role-words.js";
import { groupBy } from "../../model/group-by.js";
import { CORE, relativePath, type Box, type Edge, type Line, type RoleGraph } from "./picture-model.js";
import { wrapped } from "./picture-text.js";
import { namesReaching } from "./role-names.js";

/** The canonical one is in the middle, with the names that reach it before it, and all others behind it with the names that reach them. */
export function roleGraph(role: RoleReport): RoleGraph {
  const sorted = [...role.definitions].sort(
    (a, b) => classRank(a) - classRank(b) || compareStrings(a.symbol, b.symbol),
  );
  const isCore = ({ class: kind }: Candidate): boolean => kind === "canonical" || kind === "implementation";
  const core = sorted.filter(isCore);
  const { shown, folded } = folding(sorted.filter((definition) => !isCore(definition)));
  const folder = commonFolder([
    ...[...core, ...shown].map(({ place }) => place.file),
    ...role.names.filter(({ isTest }) => !isTest).map(({ module }) => module),
  ]);
  const boxes: Box[] = [coreBox(role, core, folder)];
  const edges: Edge[] = [];
  const addNames = (definitions: readonly Candidate[], target: string, side: Edge["side"]): void => {
    const found = namesReaching(namesOf(role, definitions), target, folder);
    boxes.push(...found.boxes);
    edges.push(...found.edges.map(([from, to]): Edge => ({ from, to, kind: "reaches", side, about: null })));
  };
  addNames(core, CORE, "before");
  const beside = shown.filter((definition) => !competes(definition));
  const drawsAll = namesOf(role, beside).length <= MOST_NAMES_BESIDE;
  for (const [index, definition] of shown.entries()) {
    const id = `d${index}`;
    const draws = drawsAll || competes(definition);
    const lines = [...cardLines(role, definition, folder), ...(draws ? [] : nameCount(role, definition))];
    boxes.push({ id, tone: definition.class ?? "unknown", lines });
    edges.push(edgeTo(id, definition));
    if (draws) addNames([definition], id, "behind");
  }
  for (const [index, { text, title }] of folded.entries()) {
    const id = `rest${index}`;
    boxes.push({ id, tone: "rest", lines: [{ style: "note", text, title, place: null }] });
    edges.push({ from: CORE, to: id, kind: "beside", side: "behind", about: null });
  }
  return { boxes, edges, folder };
}

/** So many definitions of one class are drawn each by itself: what competes asks for work, what has a name in common is mostly noise. */
const MOST_DRAWN = { rival: 24, copy: 24, namesake: 3, double: 2 } as const satisfies Partial<
  Record<CandidateClass, number>
>;
const MOST_OF_OTHERS = 8;

/** The names of what does not compete are drawn too while they are no more than this. */
const MOST_NAMES_BESIDE = 16;

interface Folded {
  readonly text: string;
  readonly title: string;
}

function folding(definitions: readonly Candidate[]): {
  readonly shown: readonly Candidate[];
  readonly folded: readonly Folded[];
} {
  const byWord = groupBy(definitions, classWord);
  const shown: Candidate[] = [];
  const folded: Folded[] = [];
  for (const ofClass of byWord.values()) {
    const kind = ofClass[0]?.class ?? null;
    const most = kind !== null && kind in MOST_DRAWN ? MOST_DRAWN[kind as keyof typeof MOST_DRAWN] : MOST_OF_OTHERS;
    // One that is folded takes as much room as a box that says so.
    const kept = ofClass.length <= most + 1 ? ofClass : ofClass.slice(0, kind === "double" ? 0 : most);
    shown.push(...kept);
    const left = ofClass.slice(kept.length);
    const more = kept.length > 0 ? "more " : "";
    if (left.length > 0) {
      folded.push({
        text: `${left.length} ${more}${classWords({ class: kind })}`,
        title: left.map(({ symbol }) => symbol).join("\n"),
      });
    }
  }
  return { shown, folded };
}

function coreBox(role: RoleReport, core: readonly Candidate[], folder: string): Box {
  const missing = role.canonical.filter(() => !core.some(({ class: kind }) => kind === "canonical"));
  const lines = missing.flatMap((symbol): readonly Line[] => [
    { style: "word", text: "canonical", place: null, title: symbol },
    { style: "name", text: simpleName(symbol), place: null, title: symbol },
    { style: "note", text: "does not exist", place: null, title: symbol },
  ]);
  return {
    id: CORE,
    tone: missing.length > 0 ? "missing" : "core",
    lines: [...lines, ...core.flatMap((definition) => cardLines(role, definition, folder))],
  };
}

/** What it is, what it is called, where it is, and why it is what it is. */
function cardLines(role: RoleReport, definition: Candidate, folder: string): readonly Line[] {
  const { symbol, place, evidence } = definition;
  const title = [symbol, ...evidence.map(({ message }) => message.replaceAll("`", ""))].join("\n");
  return [
    { style: "word", text: classWord(definition), place: null, title, card: symbol },
    { style: "name", text: nameOf(symbol), place, title },
    { style: "path", text: relativePath(place, folder), place, title },
    ...because(definition)
      .flatMap(wrapped)
      .map((text): Line => ({ style: "note", text, place: null, title })),
    ...otherNames(role, definition),
  ];
}

/** Why it is what it is, in a few words; nothing where its class says it all. */
function because({ class: kind, shared, evidence }: Candidate): readonly string[] {
  const [first] = evidence;
  if (kind === "implementation" || kind === "double" || first === undefined) return [];
  if (kind === "canonical" && !first.message.includes(" as `")) return [];
  return [shared !== null && shared.bits > 0 ? sharedText(shared) : first.message.replaceAll("`", "")];
}

/** What else it is called in its own file. */
function otherNames(role: RoleReport, definition: Candidate): readonly Line[] {
  const home = definition.place.file;
  return namesOf(role, [definition])
    .filter(({ module, chain }) => module === home && chain.length > 0)
    .map(({ name, place }) => ({
      style: "alias",
      text: `also ${name} :${place.span[0]}`,
      place,
      title: `${name} in ${place.file}:${place.span[0]}`,
    }));
}

function sharedText({ bits, containment, members }: NonNullable<Candidate["shared"]>): string {
  return `shares ${counted(members.length, "member")}: ${bits} bits, ${containment}`;
}

/** Instead of the names themselves. */
function nameCount(role: RoleReport, definition: Candidate): readonly Line[] {
  const elsewhere = namesOf(role, [definition]).filter(({ module }) => module !== definition.place.file);
  if (elsewhere.length === 0) return [];
  const title = elsewhere.map(({ name, place }) => `${name} in ${place.file}:${place.span[0]}`).join("\n");
  return [{ style: "note", text: `${counted(elsewhere.length, "name")} elsewhere`, place: null, title }];
}

function competes({ class: kind }: Candidate): boolean {
  return kind === "rival" || kind === "copy" || kind === "lookAlike" || kind === null;
}

function edgeTo(id: string, { class: kind, shared }: Candidate): Edge {
  const side = "behind";
  if (kind === "delegate") return { from: id, to: CORE, kind: "relies", side, about: null };
  const isRival = shared !== null && (kind === "rival" || kind === "copy" || kind === "lookAlike");
  return { from: CORE, to: id, kind: isRival ? "rivals" : "beside", side, about: shared?.with ?? null };
}

/** Outside of tests, unless the definition itself is a double. */
function namesOf(role: RoleReport, definitions: readonly Candidate[]): readonly RoleName[] {
  const symbols = new Map(definitions.map((definition) => [definition.symbol, definition.class === "double"]));
  return role.names
    .filter(({ symbol, isTest }) => symbols.has(symbol) && (!isTest || symbols.get(symbol) === true))
    .sort(
      (a, b) =>
        compareStrings(a.module, b.module) ||
        compareSpans(a.place.span, b.place.span) ||
        compareStrings(a.name, b.name),
    );
}

/** With the name around it, of a nested definition, and the mark of a repeated one. */
function nameOf(symbol: SymbolId): string {
  return splitSymbolId(symbol)?.name ?? symbol;
}

/** The deepest folder that most files are in, with a slash at the end; empty for the root. */
function commonFolder(files: readonly string[]): string {
  const distinct = [...new Set(files)];
  const counts = new Map<string, number>();
  for (const file of distinct) {
    for (let at = file.indexOf("/"); at !== -1; at = file.indexOf("/", at + 1)) {
      const folder = file.slice(0, at + 1);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  const shared = [...counts].filter(([, count]) => count >= distinct.length * MOST_INSIDE);
  return shared.reduce((deepest, [folder]) => (folder.length > deepest.length ? folder : deepest), "");
}

/** A folder that so large a part of the files is in is worth leaving out of their paths. */
const MOST_INSIDE = 0.8;
