import picomatch from "picomatch";
import type { Language } from "../model/facts.js";
import type { SymbolGraph } from "../model/graph.js";
import type { ConstantOwner } from "../model/manifest.js";
import { findOwner, nearestOwner, type Owner } from "../model/owner.js";
import type { Evidence, KindMeta, RuleContext, RuleDocs } from "../model/rule.js";
import { type Found, graphRule } from "./define-rule.js";
import { type ModuleConstant, moduleConstants } from "./module-constants.js";

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
  const constants = moduleConstants(graph, (name) => owners.some(({ matches }) => matches(name)));
  const strays: Stray[] = [];
  for (const constant of constants) {
    const { file, language, isTest } = constant.definition;
    const candidates = owners.filter(
      ({ matches, languages }) => languages.has(language) && matches(constant.plainName),
    );
    if (isTest || candidates.some(({ owner }) => owner.owns(file))) continue;
    const nearest = nearestOwner(candidates, file);
    if (nearest !== undefined) strays.push({ constant, ...nearest });
  }
  const others = new Map<string, ModuleConstant[]>();
  for (const constant of constants) {
    if (!constant.definition.isTest)
      others.set(constant.plainName, [...(others.get(constant.plainName) ?? []), constant]);
  }
  for (const stray of strays) yield judge(stray, others.get(stray.constant.plainName) ?? []);
}

interface OwnedNames {
  readonly entry: ConstantOwner;
  readonly owner: Owner;
  /** Asked with the name without the underscores in front. */
  readonly matches: (plainName: string) => boolean;
  /** What is written in one language cannot be imported in another. */
  readonly languages: ReadonlySet<Language>;
}

/** Null when the owner does not exist, which `manifest-drift` says: it may only have moved. */
function ownedNames(graph: SymbolGraph, entry: ConstantOwner): OwnedNames | null {
  const owner = findOwner(graph, entry.owner);
  if (owner === null) return null;
  const languages = new Set(graph.files.filter(({ path }) => owner.owns(path)).map(({ language }) => language));
  return { entry, owner, matches: picomatch(entry.name, { dot: true }), languages };
}

/** A constant outside of its owner. */
interface Stray extends OwnedNames {
  readonly constant: ModuleConstant;
}

function judge(stray: Stray, alike: readonly ModuleConstant[]): Found<typeof kinds> {
  const { constant, owner, entry, languages } = stray;
  const { name, value, definition } = constant;
  const { file, symbol, facts } = definition;
  const others = alike.filter((one) => one !== constant && languages.has(one.definition.language));
  const own = others.filter((one) => owner.owns(one.definition.file));
  const compared = own.length > 0 ? own : others;
  const different = value === null ? undefined : compared.find((one) => one.value !== null && one.value !== value);
  const first = different ?? compared[0];
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
  return { ...base, kind: "sameValue", data: { name, owner: entry.owner, why: whyReported(value, own, others) } };
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

function whyReported(value: string | null, own: readonly ModuleConstant[], others: readonly ModuleConstant[]): string {
  if (own.length === 0 && others.length === 0) return "it is not defined there";
  if (own.length === 0) {
    return `it is not defined there, but in ${others.length + 1} modules`;
  }
  return value === null || own[0]?.value === null
    ? "it is defined there too, and a value is not known"
    : "it is defined there too, with the same value";
}
