import { assertNever } from "../model/assert-never.js";
import type { SymbolGraph } from "../model/graph.js";
import { simpleName, splitSymbolId, symbolId, type SymbolId } from "../model/symbol-id.js";
import { isOldName } from "../model/name-words.js";
import { counted, listed } from "./prose.js";
import type { Proposal } from "./proposal.js";
import { filesBy, fileCount, type Usage, type Use } from "./usage.js";

/**
 * Symbols that are imported in more than one way, where nearly all importers agree on one. What a package's own files do inside of it says nothing
 * about its front door.
 *
 * @param wanted the canonical symbols of proposed roles, for which less agreement is enough.
 */
export function proposeImports(graph: SymbolGraph, usage: Usage, wanted: ReadonlySet<SymbolId>): readonly Proposal[] {
  const byDetour = new Map<string, Draft[]>();
  for (const symbol of usage.symbols) {
    const draft = contractFor(graph, usage, symbol, wanted);
    if (draft !== null) byDetour.set(draft.detour, [...(byDetour.get(draft.detour) ?? []), draft]);
  }
  return [...byDetour.values()].flatMap((drafts) => strongestOf(drafts));
}

interface Draft {
  readonly proposal: Proposal;
  readonly name: string;
  /** The modules that it is imported from instead. */
  readonly detour: string;
  readonly isWanted: boolean;
}

/** What one module passes on is one thing to decide: the strongest symbol stands for the others, but those of roles stand for themselves. */
function strongestOf(drafts: readonly Draft[]): readonly Proposal[] {
  const [first, ...others] = drafts
    .filter(({ isWanted }) => !isWanted)
    .sort((a, b) => b.proposal.strength - a.proposal.strength);
  const own = drafts.filter(({ isWanted }) => isWanted).map(({ proposal }) => proposal);
  if (first === undefined) return own;
  if (others.length === 0) return [...own, first.proposal];
  const names = others.map(({ name }) => `\`${name}\``);
  const some = names.length > SHOWN ? [...names.slice(0, SHOWN), `${names.length - SHOWN} more`] : names;
  const sentence = `The same holds for ${listed(some)}.`;
  return [...own, { ...first.proposal, reasons: [...first.proposal.reasons, sentence] }];
}

/** So many files make a habit. */
const LEAST_FILES = 5;
const LEAST_SHARE = 0.75;
const LEAST_SHARE_OF_ROLE = 0.6;
/** More of the importers than this share are a habit too. */
const RARE = 0.15;

function contractFor(
  graph: SymbolGraph,
  usage: Usage,
  definition: SymbolId,
  wanted: ReadonlySet<SymbolId>,
): Draft | null {
  const home = splitSymbolId(definition)?.file ?? "";
  const all = usage.of(definition);
  if (new Set(all.map(({ module }) => module)).size < 2) return null;
  const doors = all
    .map(({ module }) => module)
    .filter((module) => isBarrel(module) && home.startsWith(folderOf(module)));
  const [widest] = doors.sort((a, b) => a.length - b.length);
  const inside = (use: Use): boolean => widest !== undefined && use.file.startsWith(folderOf(widest));
  const outside = all.filter((use) => !inside(use));
  const [top, ...others] = filesBy(outside, (use) => use.module);
  if (top === undefined || others.length === 0) return null;
  const [from, files] = top;
  const total = fileCount(outside);
  const isWanted = wanted.has(definition);
  if (files < LEAST_FILES || files < total * (isWanted ? LEAST_SHARE_OF_ROLE : LEAST_SHARE)) return null;
  // Its own files cannot go through their front door.
  if (isBarrel(from) && all.some((use) => inside(use) && use.module !== from && use.file.startsWith(folderOf(from))))
    return null;
  const uses = outside.filter((use) => use.module === from);
  const [[name] = [simpleName(definition)]] = filesBy(uses, (use) => use.name);
  const symbol = name === simpleName(definition) ? definition : symbolId(from, name);
  const ways = others.map(([module, count]) => ({ module, count, kind: kindOf(graph, home, module) }));
  const shims = ways.filter(({ kind }) => kind === "shim");
  const accidental = ways.filter(({ kind }) => kind === "user" || kind === "other");
  if (!isWanted && shims.length + accidental.length === 0) return null;
  // A new name for it is a thing of its own, and so are those who use that.
  const isRenamed = outside.some((use) => use.name !== name && use.module !== from);
  if (!isWanted && isRenamed) return null;
  const detours = outside.filter((use) => use.module !== from && use.module !== home);
  const isHabit = !isWanted && shims.every(({ module }) => !isOldName(module)) && fileCount(detours) > total * RARE;
  const told = shims.filter(({ module }) => isOldName(module)).map(({ module }) => module);
  const proposal: Proposal = {
    content: {
      section: "imports",
      contract: {
        symbol,
        from,
        deprecated: told,
        perhapsDeprecated: shims.flatMap(({ module }) => (isOldName(module) ? [] : module)),
      },
    },
    title: `${name} is imported from ${from}`,
    reasons: [
      `${counted(files, "file")} of ${total} import it from there.`,
      ...ways.slice(0, SHOWN).map((way) => waySentence(way)),
      ...(isHabit ? ["So many do that it may be meant."] : []),
      ...(ways.length > SHOWN
        ? [`There ${ways.length === SHOWN + 1 ? "is 1 more way" : `are ${ways.length - SHOWN} more ways`}.`]
        : []),
    ],
    certainty: isHabit ? "unsure" : "sure",
    strength:
      (isWanted ? 1000 : 0) +
      Math.log2(1 + fileCount(detours)) * 2 +
      shims.length +
      accidental.length +
      Math.log2(files) / 2,
  };
  return { proposal, name, detour: others.map(([module]) => module).join(" "), isWanted };
}

const SHOWN = 3;

interface Way {
  readonly module: string;
  readonly count: number;
  readonly kind: WayKind;
}

/**
 * A barrel is a folder's front door, and a shim does nothing but pass on. A user is a module of Python that imports it for itself, so that others can
 * import it from there by accident; any other one exports it on purpose.
 */
type WayKind = "home" | "barrel" | "shim" | "user" | "other";

function kindOf(graph: SymbolGraph, home: string, module: string): WayKind {
  if (module === home) return "home";
  if (isBarrel(module)) return "barrel";
  const file = graph.file(module);
  if (file === null) return "other";
  const { definitions } = file.facts;
  if (file.language === "typescript") return definitions.length === 0 ? "shim" : "other";
  return definitions.some(({ kind }) => kind === "class" || kind === "function") ? "user" : "shim";
}

function waySentence({ module, count, kind }: Way): string {
  const files = `${counted(count, "file")} ${count === 1 ? "imports" : "import"} it`;
  switch (kind) {
    case "home":
      return `${files} from ${module}, where it is defined.`;
    case "barrel":
      return `${files} through ${module}.`;
    case "shim":
      return `${files} through ${module}, which only passes it on.`;
    case "user":
      return `${files} from ${module}, which imports it for itself.`;
    case "other":
      return `${files} from ${module}, which exports it again.`;
    default:
      return assertNever(kind);
  }
}

function isBarrel(module: string): boolean {
  return /(?:^|\/)(?:__init__\.pyi?|index\.[cm]?[jt]sx?)$/.test(module);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
