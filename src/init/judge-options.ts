import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import type { Manifest } from "../model/manifest.js";
import type { Candidate, RoleReport } from "../model/role-report.js";
import { simpleName } from "../model/symbol-id.js";
import type { ClassIndex } from "../roles/class-index.js";
import { COPY_SIMILARITY, similarity } from "../roles/find-similar.js";
import { judgeRoles } from "../roles/judge-roles.js";
import { namePattern } from "../roles/name-pattern.js";
import { areOftenApart, isOrdinary } from "../roles/ordinary-classes.js";
import { sharedBits } from "../roles/shared-behaviour.js";
import { DEFAULTS } from "../manifest/defaults.js";
import type { Canonical } from "./choose-canonical.js";
import { subjectOf } from "../model/name-words.js";
import type { ProposedRole } from "./proposal.js";
import { areOfTwoKinds, type RoleGroup, sharedMethods } from "./role-groups.js";
import { asDeclared } from "./role-options.js";
import type { Units } from "./units.js";
import type { Usage } from "./usage.js";

/** What proposals are made from. */
export interface RoleInput {
  readonly graph: SymbolGraph;
  /** The manifest of a project that has none. */
  readonly manifest: Manifest;
  readonly usage: Usage;
  readonly units: Units;
  readonly today: string;
}

export interface Judging extends RoleInput {
  readonly index: ClassIndex;
}

export interface Candidacy {
  readonly group: RoleGroup;
  readonly canonical: Canonical;
  readonly options: readonly ProposedRole[];
}

/**
 * Whether some class may compete in a group, by what the classes have alone: most groups need no more than that, and judging looks at every name
 * in the code.
 */
export function isPromising({ index }: Judging, { group, canonical, options }: Candidacy): boolean {
  const one = canonical.implementation ?? canonical.definition;
  const members = new Set(group.members);
  const isNamed = namePattern(options[0]?.name ?? []);
  return index.classes.some(
    (other) =>
      other !== one &&
      other.language === one.language &&
      (members.has(other) || isNamed(simpleName(other.symbol))) &&
      (similarity(one, other) >= COPY_SIMILARITY || sharedBits(index, one, other) >= DEFAULTS.rival.bits),
  );
}

/** Judges all options of all groups at once, since every name in the code is looked at for it. */
export function judgeOptions(judging: Judging, drafts: readonly Candidacy[]): readonly (readonly JudgedOption[])[] {
  const { graph, manifest, today } = judging;
  const roles = drafts.flatMap(({ options }) => options).map((option) => asDeclared(option));
  const reports = judgeRoles(graph, { ...manifest, roles }, today);
  let at = 0;
  return drafts.map(({ canonical, options }) =>
    options.map((option) => judgedOption(judging, canonical, option, reports[at++])),
  );
}

export interface JudgedOption {
  readonly option: ProposedRole;
  /** What competes, as an owner would see it. */
  readonly rivals: readonly Candidate[];
  /** What the pattern matches and should not: namesakes, and what would be called a rival, which counts twice. */
  readonly noise: number;
}

/** More rivals are a family that follows a convention, not attempts at one thing. */
const MOST_RIVALS = 8;
/** Of names alone, what two classes must have in common before it is said. */
const BY_NAME = { bits: 20, containment: 0.4 };

function judgedOption(
  { graph, index }: Judging,
  canonical: Canonical,
  option: ProposedRole,
  report: RoleReport | undefined,
): JudgedOption {
  const found = (report?.definitions ?? []).filter(({ symbol }) => graph.definition(symbol)?.isTest === false);
  const one = canonical.implementation ?? canonical.definition;
  const competing = found.filter((candidate) => COMPETING.has(candidate.class));
  const rivals = competing.filter((candidate) => {
    const definition = graph.definition(candidate.symbol);
    return definition !== null && isRival(index, { one, option }, definition, candidate);
  });
  const namesakes = found.filter((candidate) => candidate.class === "namesake").length;
  return { option, rivals, noise: namesakes + 2 * (competing.length - rivals.length) };
}

/**
 * What an owner would call a second one: in the code itself, by what it does, and not by what both inherit. A name with more to it (`OrderRule`
 * beside `Order`) is likely to be another thing, so that it takes more evidence.
 */
function isRival(
  index: ClassIndex,
  { one, option }: { readonly one: GraphDefinition; readonly option: ProposedRole },
  other: GraphDefinition,
  { class: its, shared, symbol }: Candidate,
): boolean {
  if (its === "lookAlike" || !isOrdinary(other) || areOftenApart(one, other) || areOfTwoKinds(index, one, other))
    return false;
  if (its === "copy") return true;
  const methods = sharedMethods(index, one, other, shared?.members ?? []).length;
  const isSame = subjectOf(simpleName(symbol)).join("") === option.id.replaceAll("-", "");
  return isSame ? methods >= 2 : methods >= 3 && (shared?.containment ?? 0) >= BY_NAME.containment;
}

const COMPETING: ReadonlySet<Candidate["class"]> = new Set(["rival", "copy", "lookAlike"]);

/** The widest pattern whose matches are mostly of the role; a narrower one where that finds as much with less beside it. */
export function bestOption(group: RoleGroup, judged: readonly JudgedOption[]): JudgedOption | null {
  const able = judged.filter(
    ({ rivals }) => rivals.length > 0 && rivals.length <= MOST_RIVALS && isBelievable(group, rivals),
  );
  const clean = able.find(
    ({ rivals, noise }) => noise <= rivals.length && rivals.length >= Math.max(...able.map((one) => one.rivals.length)),
  );
  if (clean !== undefined) return clean;
  return able.reduce<JudgedOption | null>(
    (best, one) => (best === null || scoreOf(one) > scoreOf(best) ? one : best),
    null,
  );
}

function scoreOf({ rivals, noise }: JudgedOption): number {
  return rivals.length * 2 - noise;
}

function isBelievable({ isAlike }: RoleGroup, rivals: readonly Candidate[]): boolean {
  if (isAlike) return true;
  return rivals.some(
    ({ class: its, shared }) =>
      its !== "rival" || (shared !== null && shared.bits >= BY_NAME.bits && shared.containment >= BY_NAME.containment),
  );
}
