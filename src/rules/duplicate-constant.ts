import picomatch from "picomatch";
import type { Language } from "../model/facts.js";
import type { SymbolGraph } from "../model/graph.js";
import type { ConstantOwner } from "../model/manifest.js";
import { findOwner, nearestOwner, type Owner } from "../model/owner.js";
import type { Evidence, KindMeta, RuleContext, RuleDocs } from "../model/rule.js";
import { type Found, graphRule } from "./define-rule.js";
import { type ModuleConstant, moduleConstants, withoutMark } from "./module-constants.js";

const SHOP = {
  "ssotlint.yaml": `version: 1
constants:
  - { name: "*_TIMEOUT", owner: src/timeouts.ts }
`,
  "src/timeouts.ts": "export const PAYMENT_TIMEOUT = 30_000;\nexport const SEARCH_TIMEOUT = 2_000;\n",
};

const docs: RuleDocs = {
  summary: "A named constant is defined in another module than the one that owns it.",
  what: "A name under `constants` is a glob over names as they are written, but for underscores in front: `*_TIMEOUT` is `_SEARCH_TIMEOUT` too, and not `searchTimeout`. Every constant of that name at the top level of another module of the owner's language is found: `differentValue` when the owner gives the name another value, or, where it has no such name, another module does; `sameValue` otherwise, also when code computes a value. Values are compared, not texts: `60 * 1000` is `60_000`. Imports, re-exports, aliases, variables (`let`) and test files (`source.tests`) are left out.",
  why: "Two definitions of one constant are equal until somebody changes one of them.",
  example: {
    files: {
      ...SHOP,
      "src/checkout.ts": "const PAYMENT_TIMEOUT = 10_000;\n\nexport const options = { timeout: PAYMENT_TIMEOUT };\n",
    },
  },
  instead: {
    files: {
      ...SHOP,
      "src/checkout.ts":
        'import { PAYMENT_TIMEOUT } from "./timeouts.js";\n\nexport const options = { timeout: PAYMENT_TIMEOUT };\n',
    },
  },
  whenToAllow: "When it is another thing that happens to have the name: better give it a name of its own.",
  precision: "high",
  tags: ["ssot", "duplicates"],
};

const kinds = {
  differentValue: {
    severity: "error",
    message: "`{name}` is `{value}` here and `{other}` in `{elsewhere}`.",
    hint: "Keep the one in `{owner}` and import it, or name what is another thing differently.",
  },
  sameValue: {
    severity: "warning",
    message: "`{name}` is defined here, and only `{owner}` may define it: {why}.",
    hint: "Keep the definition in `{owner}` alone, and import it from there.",
  },
} as const satisfies Readonly<Record<string, KindMeta>>;

/** A named constant has several definitions. */
export const duplicateConstant = graphRule({ id: "duplicate-constant", docs, kinds, find });

function* find({ graph, manifest }: RuleContext): Iterable<Found<typeof kinds>> {
  const owners = manifest.constants.flatMap((entry) => ownedNames(graph, entry) ?? []);
  if (owners.length === 0) return;
  const constants = moduleConstants(graph, (name) => owners.some(({ matches }) => matches(name))).filter(
    ({ definition }) => !definition.isTest,
  );
  for (const owned of owners) for (const constant of constants) owned.note(constant);
  for (const constant of constants) {
    const { file, language } = constant.definition;
    const candidates = owners.filter(({ matches, languages }) => languages.has(language) && matches(constant.name));
    if (candidates.some(({ owner }) => owner.owns(file))) continue;
    const nearest = nearestOwner(candidates, file);
    if (nearest !== undefined) yield judge(constant, nearest);
  }
}

/** Names that somebody owns, and all that bears them. */
interface OwnedNames {
  readonly entry: ConstantOwner;
  readonly owner: Owner;
  readonly matches: (name: string) => boolean;
  /** What is written in one language cannot be imported in another. */
  readonly languages: ReadonlySet<Language>;
  readonly note: (constant: ModuleConstant) => void;
  readonly namesakes: (constant: ModuleConstant) => Namesakes;
}

/** The constants of one name. */
interface Namesakes {
  readonly ofOwner: ModuleConstant[];
  readonly others: ModuleConstant[];
}

/** Null when the owner does not exist, which `manifest-drift` says: it may only have moved. */
function ownedNames(graph: SymbolGraph, entry: ConstantOwner): OwnedNames | null {
  const owner = findOwner(graph, entry.owner);
  if (owner === null) return null;
  const languages = new Set(graph.files.filter(({ path }) => owner.owns(path)).map(({ language }) => language));
  const isMatch = picomatch(entry.name, { dot: true });
  const matches = (name: string): boolean => isMatch(name) || isMatch(withoutMark(name));
  const byName = new Map<string, Namesakes>();
  const namesakes = ({ plainName }: ModuleConstant): Namesakes => {
    const known = byName.get(plainName) ?? { ofOwner: [], others: [] };
    byName.set(plainName, known);
    return known;
  };
  const note = (constant: ModuleConstant): void => {
    const { file, language } = constant.definition;
    if (!languages.has(language) || !matches(constant.name)) return;
    const { ofOwner, others } = namesakes(constant);
    (owner.owns(file) ? ofOwner : others).push(constant);
  };
  return { entry, owner, matches, languages, note, namesakes };
}

function judge(constant: ModuleConstant, { entry, namesakes }: OwnedNames): Found<typeof kinds> {
  const { name, value, definition } = constant;
  const { file, symbol, facts } = definition;
  const { ofOwner, others } = namesakes(constant);
  const compared = ofOwner.length > 0 ? ofOwner : others;
  const different = value === null ? undefined : compared.find((one) => one.value !== null && one.value !== value);
  const first = different ?? compared.find((one) => one !== constant);
  const base = {
    place: { file, span: facts.span },
    symbol,
    identity: [file, name],
    bodyHash: facts.bodyHash,
    evidence: [...definedAt(first), { message: "The manifest declares the owner.", place: entry.place }],
  };
  if (different !== undefined && value !== null && different.value !== null) {
    const elsewhere = different.definition.file;
    const data = { name, value: shown(value), other: shown(different.value), elsewhere, owner: entry.owner };
    return { ...base, kind: "differentValue", data };
  }
  const why = ofOwner.length > 0 ? whyAlike(value, first?.value ?? null) : whyLost(others.length);
  return { ...base, kind: "sameValue", data: { name, owner: entry.owner, why } };
}

/** A message is one line. */
const MOST_SHOWN = 60;

function shown(value: string): string {
  return value.length <= MOST_SHOWN ? value : `${value.slice(0, MOST_SHOWN)}…`;
}

function definedAt(constant: ModuleConstant | undefined): readonly Evidence[] {
  if (constant === undefined) return [];
  const { file, facts } = constant.definition;
  return [{ message: `\`${constant.name}\` is defined here.`, place: { file, span: facts.span } }];
}

function whyAlike(value: string | null, owners: string | null): string {
  return value === null || owners === null
    ? "it is defined there too, and a value is not known"
    : "it is defined there too, with the same value";
}

/** The owner does not have the name, and so many other modules do. */
function whyLost(modules: number): string {
  return `it is not defined there${modules > 1 ? `, but in ${modules} modules` : ""}`;
}
