import picomatch from "picomatch";
import type { Language } from "../model/facts.js";
import { compareStrings } from "../model/order.js";
import type { SourceFile, SymbolGraph } from "../model/graph.js";
import { usesIn } from "../rules/api-uses.js";
import { counted } from "./prose.js";
import type { Proposal } from "./proposal.js";
import type { Units } from "./units.js";
import type { Usage } from "./usage.js";

/** Reads of the environment, by language. */
const ENVIRONMENT: Readonly<Record<Language, readonly string[]>> = {
  typescript: ["process.env"],
  python: ["os.environ", "os.getenv"],
};

/** The module that reads the environment for the others, where one clearly does. */
export function proposeAccess(graph: SymbolGraph, usage: Usage, units: Units): readonly Proposal[] {
  const aside: Reads[] = [];
  const found = (["typescript", "python"] as const).flatMap((language) => {
    const reads = findReads(graph, language);
    const owners = findOwners(reads, usage, units);
    const all = owners.map((owner) => toProposal(language, owner, reads, units, owners));
    // Many that are not sure say nothing together.
    const proposals = all.length > 2 ? all.filter(({ certainty }) => certainty === "sure") : all;
    if (proposals.some(({ certainty }) => certainty === "sure"))
      aside.push(...reads.filter(({ file }) => isAside(file)));
    return proposals;
  });
  return [...found, ...asideProposal(aside)];
}

interface Reads {
  readonly file: string;
  readonly count: number;
  /** It takes the environment as a whole, say to check it. */
  readonly takesAll: boolean;
}

function findReads(graph: SymbolGraph, language: Language): readonly Reads[] {
  const apis = ENVIRONMENT[language];
  const isRead = (name: string): boolean => apis.some((api) => name === api || name.startsWith(`${api}.`));
  return graph.files.flatMap((file: SourceFile) => {
    if (file.isTest || file.language !== language) return [];
    const uses = usesIn(graph, file, isRead);
    const takesAll = uses.some(({ name, written }) => apis.includes(name) && apis.includes(written));
    return uses.length === 0 ? [] : [{ file: file.path, count: uses.length, takesAll }];
  });
}

/** Tools run before or without the application: no module of it can read the environment for them. */
const ASIDE = [
  "**/*.config.{ts,js,mjs,cjs,mts,cts}",
  "**/scripts/**",
  "**/.*.{js,cjs,mjs,ts}",
  // Where Django and its servers start, they say which settings there are before there are any.
  "**/{manage,asgi,wsgi}.py",
] as const;
const isAside = picomatch([...ASIDE, "**/{docs,examples,bin,tools,cypress,playwright,docker,ci}/**"], { dot: true });

interface Owner {
  /** A module, or the folder of configuration that it is in. */
  readonly path: string;
  readonly owns: (file: string) => boolean;
  readonly count: number;
  /** All reads that are about this owner. */
  readonly total: number;
  readonly importers: ReadonlySet<string>;
  readonly isNamed: boolean;
  readonly takesAll: boolean;
}

/** Fewer reads need no owner. */
const LEAST_READS = 5;

/** For each part of the repository the module that clearly owns its environment; one for all, where all import it. */
function findOwners(all: readonly Reads[], usage: Usage, units: Units): readonly Owner[] {
  const reads = all.filter(({ file }) => !isAside(file));
  const shared = clearOwner(reads, usage);
  if (shared !== null) return [shared];
  const byUnit = new Map<string, Reads[]>();
  for (const read of reads) {
    const unit = units.unitOf(read.file);
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), read]);
  }
  if (byUnit.size < 2) return [];
  return [...byUnit.values()].flatMap((those) => clearOwner(those, usage) ?? []);
}

/** It has most of the reads; or it is called so and most files that want configuration import it. */
function clearOwner(reads: readonly Reads[], usage: Usage): Owner | null {
  const total = reads.reduce((sum, { count }) => sum + count, 0);
  if (total < LEAST_READS) return null;
  const homes = new Map<string, Reads[]>();
  for (const read of reads) homes.set(homeOf(read.file), [...(homes.get(homeOf(read.file)) ?? []), read]);
  const owners = [...homes]
    .map(([path, those]) => ownerOf(path, those, total, usage))
    .sort((a, b) => b.count - a.count || b.importers.size - a.importers.size);
  const [most] = owners;
  if (most?.isNamed === true && most.count >= total * 0.4) return most;
  // What nobody imports reads it for nobody else.
  if (most !== undefined && most.importers.size > 1 && most.count >= total * 0.6) return most;
  const [known, next] = owners.filter((owner) => owner.isNamed).sort((a, b) => b.importers.size - a.importers.size);
  const isKnown = known !== undefined && (known.takesAll || known.count >= total * 0.1) && known.importers.size >= 10;
  return isKnown && known.importers.size >= 3 * (next?.importers.size ?? 0) ? known : null;
}

/** A folder that is called for configuration has one owner: all of it. */
function homeOf(file: string): string {
  return /^(?:.+\/)?(?:config|configuration|settings|env|environment)(?=\/)/i.exec(file)?.[0] ?? file;
}

function ownerOf(path: string, reads: readonly Reads[], total: number, usage: Usage): Owner {
  const owns = (file: string): boolean => file === path || file.startsWith(`${path}/`);
  const importers = reads.flatMap(({ file }) => [...usage.importersOf(file)]).filter((file) => !owns(file));
  return {
    path,
    owns,
    count: sumOf(reads),
    total,
    importers: new Set(importers),
    isNamed: isNamed(path),
    takesAll: reads.some((read) => read.takesAll),
  };
}

function isNamed(file: string): boolean {
  return /(?:^|[/._-])(?:env|environment|environ|config|configuration|settings)(?:[._-]\w+)?(?:\.\w+)?$/i.test(file);
}

function toProposal(
  language: Language,
  { path, count, total, importers, isNamed }: Owner,
  all: readonly Reads[],
  units: Units,
  owners: readonly Owner[],
): Proposal {
  const bypasses = all.filter((read) => !isAside(read.file) && !owners.some((owner) => owner.owns(read.file)));
  const covered = new Set([`${path}/`, ...importers].map((one) => units.unitOf(one)));
  const outside = sumOf(bypasses.filter((read) => !covered.has(units.unitOf(read.file))));
  const within = outside === 0 ? [] : globsOf([...covered]);
  const rest = sumOf(bypasses) - (within.length === 0 ? 0 : outside);
  const isUnsure = within.length === 0 && outside * 3 > rest + count;
  const what = ENVIRONMENT[language].join(" and ");
  return {
    content: {
      section: "access",
      access: {
        api: ENVIRONMENT[language],
        owner: path,
        within,
        reason: "one place reads the environment for all others",
      },
    },
    title: `${path} owns ${what}`,
    reasons: [
      `${counted(count, "read")} of ${total} ${count === 1 ? "is" : "are"} in it${importers.size === 0 ? "" : `, ${counted(importers.size, "file")} ${importers.size === 1 ? "imports" : "import"} it`}${isNamed ? ", and it is named for it" : ""}.`,
      ...(rest === 0 ? ["No other module reads it today."] : [`${counted(rest, "read")} elsewhere would be reported.`]),
      ...(within.length === 0
        ? []
        : [`${counted(outside, "read")} in packages that do not import it ${outside === 1 ? "is" : "are"} left out.`]),
      ...(isUnsure ? [`${counted(outside, "read")} of these are in packages that do not import it.`] : []),
    ],
    certainty: isUnsure ? "unsure" : "sure",
    strength: count + importers.size,
  };
}

/** Of packages; nothing where one of them cannot be written as a glob, as the one that all others are in. */
function globsOf(units: readonly string[]): readonly string[] {
  const isPlain = units.every((unit) => /^(?:[\w.@ -]+\/)+$/.test(unit));
  return isPlain ? units.toSorted(compareStrings).map((unit) => `${unit}**`) : [];
}

function sumOf(reads: readonly Reads[]): number {
  return reads.reduce((sum, { count }) => sum + count, 0);
}

function asideProposal(aside: readonly Reads[]): readonly Proposal[] {
  const files = ASIDE.filter((glob) => {
    const matches = picomatch(glob, { dot: true });
    return aside.some(({ file }) => matches(file));
  });
  if (files.length === 0) return [];
  return [
    {
      content: { section: "overrides", files, rule: "bypassed-owner" },
      title: `${files.join(", ")} may read the environment themselves`,
      reasons: ["These run before or without the application."],
      certainty: "sure",
      strength: 0,
    },
  ];
}
