import type { Candidate } from "../model/role-report.js";
import { simpleName, splitSymbolId, type SymbolId } from "../model/symbol-id.js";
import { buildClassIndex } from "../roles/class-index.js";
import { type Canonical, chooseCanonical } from "./choose-canonical.js";
import {
  bestOption,
  isPromising,
  judgeOptions,
  type JudgedOption,
  type Judging,
  type RoleInput,
} from "./judge-options.js";
import { counted, listed } from "./prose.js";
import type { Proposal } from "./proposal.js";
import { groupRoles, type RoleGroup, sharedMethods } from "./role-groups.js";
import { roleOptions } from "./role-options.js";
import { fileCount, type Usage } from "./usage.js";

/** Jobs that several classes do, each judged as `check` would judge it: what finds no rival there is no proposal. */
export function proposeRoles({ graph, manifest, usage, units, today }: RoleInput): readonly Proposal[] {
  const index = buildClassIndex(graph);
  const judging = { graph, index, manifest, usage, units, today };
  const drafts = groupRoles(graph, index).flatMap((group) => {
    const canonical = chooseCanonical(graph, index, usage, group);
    // What nobody uses is as well deleted: there is no telling which one is right.
    return canonical.named + usage.of(canonical.definition.symbol).length === 0
      ? []
      : [{ group, canonical, options: roleOptions(group, canonical) }];
  });
  const promising = drafts.filter((draft) => isPromising(judging, draft));
  // Where a pattern serves everywhere, no folder has to be tried.
  const everywhere = judgeOptions(
    judging,
    promising.map((draft) => ({ ...draft, options: draft.options.filter(({ within }) => within.length === 0) })),
  );
  const narrowed = promising.map((draft, at) => {
    const options =
      everywhere[at]?.some((judged) => isOpen(judged) && judged.noise <= judged.rivals.length) === true
        ? []
        : draft.options;
    return { ...draft, options: options.filter(({ within }) => within.length > 0) };
  });
  const inFolders = judgeOptions(judging, narrowed);
  const found = promising.flatMap(({ group, canonical }, at) => {
    const all = [...(everywhere[at] ?? []), ...(inFolders[at] ?? [])];
    const best = bestOption(group, [
      ...all.filter((judged) => isOpen(judged)),
      ...all.filter((judged) => !isOpen(judged)),
    ]);
    return best === null || isTossUp(canonical) ? [] : [toDraft(judging, group, canonical, best)];
  });
  return withOwnIds(oneForFiles(found));
}

/** Whether it also matches names that nobody has thought of yet: that is what a role is for. */
function isOpen({ option }: JudgedOption): boolean {
  return option.name.every((name) => name.includes("*"));
}

/** Few use it, and as many use another one. */
function isTossUp({ named, equals }: Canonical): boolean {
  return equals.length > 0 && named < 5;
}

/** Two files that have several classes twice are one thing to decide: the strongest stands for the others. */
function oneForFiles(drafts: readonly Draft[]): readonly Proposal[] {
  const byFiles = new Map<string, Draft[]>();
  for (const draft of drafts) byFiles.set(draft.files, [...(byFiles.get(draft.files) ?? []), draft]);
  return [...byFiles.values()].flatMap((same) => {
    const [first, ...others] = [...same].sort((a, b) => b.proposal.strength - a.proposal.strength);
    if (first === undefined) return [];
    if (others.length === 0) return [first.proposal];
    const names = others.map(({ name }) => `\`${name}\``);
    const some = names.length > SHOWN ? [...names.slice(0, SHOWN), `${names.length - SHOWN} more`] : names;
    const sentence = `The same files also have ${listed(some)} more than once.`;
    return [{ ...first.proposal, reasons: [...first.proposal.reasons, sentence] }];
  });
}

interface Draft {
  readonly proposal: Proposal;
  /** The canonical class. */
  readonly name: string;
  /** Where that and its rivals are. */
  readonly files: string;
}

function toDraft(judging: Judging, group: RoleGroup, canonical: Canonical, { option, rivals }: JudgedOption): Draft {
  const { usage } = judging;
  const rivalFiles = rivals.reduce((sum, { symbol }) => sum + fileCount(usage.of(symbol)), 0);
  const most = Math.max(...rivals.map(({ shared }) => shared?.bits ?? SURE_BITS));
  const doubts = doubtsAbout(judging, canonical, rivals);
  const files = new Set([canonical.definition.symbol, ...rivals.map(({ symbol }) => symbol)].map((id) => fileOf(id)));
  const proposal: Proposal = {
    content: { section: "roles", role: option },
    title: `Role ${option.id}: ${option.canonical}`,
    reasons: [
      usedSentence(usage, canonical),
      ...(canonical.implementation === null
        ? []
        : [`It has no public methods of its own: \`${simpleName(canonical.implementation.symbol)}\` does the work.`]),
      ...rivals.slice(0, SHOWN).map((rival) => rivalSentence(judging, canonical, rival)),
      ...(rivals.length > SHOWN
        ? [`${rivals.length - SHOWN} more ${rivals.length === SHOWN + 1 ? "competes" : "compete"} with it.`]
        : []),
      ...doubts,
    ],
    certainty: doubts.length === 0 ? "sure" : "unsure",
    strength:
      Math.log2(1 + canonical.named) * 2 +
      Math.log2(1 + rivalFiles) +
      Math.log2(ways(usage, group)) +
      Math.min(most, 100) / 20 +
      (group.isAlike ? 2 : 0),
  };
  return { proposal, name: simpleName(canonical.symbol), files: [...files].sort().join(" ") };
}

/** For a copy, of which no members are compared. */
const SURE_BITS = 40;

function fileOf(symbol: SymbolId): string {
  return splitSymbolId(symbol)?.file ?? symbol;
}

function doubtsAbout({ units, usage }: Judging, canonical: Canonical, rivals: readonly Candidate[]): readonly string[] {
  const { definition, equals } = canonical;
  const isUnused = usage.of(definition.symbol).length === 0;
  const isApart = !rivals.some(({ symbol }) => units.sameUnit(symbol, definition.symbol));
  return [
    ...(equals.length === 0
      ? []
      : [`As many files use ${listed(equals.map(({ symbol }) => symbol))}: choose which is the one.`]),
    ...(isUnused ? ["Nothing imports it yet."] : []),
    ...(isApart ? ["They are in different packages, which may be meant to have one each."] : []),
  ];
}

/** Under how many names and from how many modules the members are imported: what has many has been written or moved often. */
function ways(usage: Usage, { members }: RoleGroup): number {
  const found = members.flatMap(({ symbol }) => usage.of(symbol).map(({ module, name }) => `${module}#${name}`));
  return Math.max(1, new Set(found).size);
}

const SHOWN = 3;

function usedSentence(usage: Usage, { definition, symbol, named, mine }: Canonical): string {
  const files = fileCount(usage.of(definition.symbol));
  if (files === 0) return "Of those that do this, it alone does not say that it is old.";
  if (mine < named) return `Of ${named} files that import a \`${simpleName(symbol)}\`, ${mine} get this one.`;
  return `${counted(files, "file")} ${files === 1 ? "imports" : "import"} it.`;
}

function rivalSentence({ graph, index, usage }: Judging, canonical: Canonical, rival: Candidate): string {
  const { symbol, class: its, shared } = rival;
  const files = fileCount(usage.of(symbol));
  const used = files === 0 ? "imported nowhere" : `imported by ${counted(files, "file")}`;
  const other = graph.definition(symbol) ?? canonical.definition;
  const one = canonical.implementation ?? canonical.definition;
  const methods = sharedMethods(index, one, other, shared?.members ?? []);
  const why =
    its === "copy"
      ? "is nearly the same text"
      : `shares ${listed(methods.slice(0, SHOWN).map((member) => `\`${member}\``))}`;
  return `Beside it, ${symbol} ${why}; it is ${used}.`;
}

/** Two roles of one id would be one: the second says its language, or gets a number. */
function withOwnIds(proposals: readonly Proposal[]): readonly Proposal[] {
  const taken = new Set<string>();
  return [...proposals]
    .sort((a, b) => b.strength - a.strength)
    .map((proposal) => {
      if (proposal.content.section !== "roles") return proposal;
      const { role } = proposal.content;
      const language = /\.pyi?#/.test(role.canonical) ? "python" : "typescript";
      const numbers = Array.from({ length: taken.size + 1 }, (_, at) => `${role.id}-${at + 2}`);
      const id = [role.id, `${role.id}-${language}`, ...numbers].find((each) => !taken.has(each)) ?? role.id;
      taken.add(id);
      return {
        ...proposal,
        title: `Role ${id}: ${role.canonical}`,
        content: { section: "roles", role: { ...role, id } },
      };
    });
}
