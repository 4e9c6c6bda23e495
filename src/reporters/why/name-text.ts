import { assertNever } from "../../model/assert-never.js";
import type { GraphDefinition, ModuleName } from "../../model/graph.js";
import type { Hop, Resolution, UnknownReason } from "../../model/resolution.js";
import { splitSymbolId } from "../../model/symbol-id.js";
import { counted, fill, listed, placeText, words, type Page } from "../console-layout.js";
import { KIND_WORDS } from "../kind-words.js";
import { classWord } from "../role-words.js";
import { sanitize } from "../sanitize.js";
import { importerLines, takerRows, type Taker } from "./importer-lines.js";
import type { NameAnswer } from "./why-answer.js";

/** What a name stands for, the chain to it, what it is in each role, and everyone who reaches it. Blocks are set apart by an empty line. */
export function nameBlocks(page: Page, answer: NameAnswer): readonly (readonly string[])[] {
  const { resolution, surroundings } = answer;
  const called = resolution.status === "definition" ? (splitSymbolId(resolution.symbol)?.name ?? null) : null;
  return [
    [...fill([page.paint("strong", sanitize(answer.asked))], page.width), ...meaning(page, answer)],
    chainLines(page, resolution),
    roleLines(page, answer),
    contractLines(page, answer),
    nameLines(page, answer),
    surroundings === null ? alikeLines(page, answer) : importerLines(page, surroundings, called ?? ""),
  ];
}

/** The definition that a name stands for; null for what is none. */
export function definitionOf({ resolution, graph }: Pick<NameAnswer, "resolution" | "graph">): GraphDefinition | null {
  return resolution.status === "definition" ? graph.definition(resolution.symbol) : null;
}

function meaning(page: Page, answer: NameAnswer): readonly string[] {
  const { asked, resolution, guess } = answer;
  const say = (...pieces: readonly string[]): readonly string[] => fill(pieces, page.width, "  ", "    ");
  switch (resolution.status) {
    case "definition": {
      const definition = definitionOf(answer);
      const kind = definition === null ? "" : KIND_WORDS[definition.facts.kind];
      const at =
        definition === null ? [] : [kind, "at", placeText({ file: definition.file, span: definition.facts.span })];
      return [...(resolution.symbol === asked ? [] : say(`→ ${sanitize(resolution.symbol)}`)), ...say(...at)];
    }
    case "module":
      return say(`→ ${sanitize(resolution.module)}`, "(a module)");
    case "external":
      return say(`→ ${sanitize(resolution.name)}`, ...words("(from a package or a builtin)"));
    case "unresolved": {
      const { missing } = resolution;
      const text =
        missing.kind === "module"
          ? `there is no module ${missing.specifier}`
          : `${missing.module} has no name ${missing.name}`;
      const told = guess === "" ? "" : `. ${guess.replaceAll("`", "")}`;
      return say(page.paint("error", "unresolved:"), ...words(`${text}${told}`));
    }
    case "unknown":
      return say(page.paint("warning", "unknown:"), ...words(REASONS[resolution.reason]));
    default:
      return assertNever(resolution);
  }
}

const REASONS = {
  unplacedSpecifier: "it comes from a module that is neither a file, a declared dependency nor a builtin",
  ignoredTarget: "it comes from a place that git ignores: generated, built or installed",
  outsideRoot: "it comes from outside of the analysis root",
  computedExports: "its module computes what it exports",
  starOfUnknown: "it would come through `export *` or `import *` of something that was not read",
  unreadModule: "its module could not be read or parsed whole, or is excluded from the analysis",
  undeclared: "a declaration file does not declare it, and the code beside it has it",
  memberOfValue: "it is a member of a value, which only the running program knows",
  cycle: "the modules pass it on in a circle",
} as const satisfies Record<UnknownReason, string>;

function chainLines(page: Page, { chain }: Resolution): readonly string[] {
  if (chain.length === 0) return [];
  const width = Math.max(...chain.map(({ hop }) => HOPS[hop].length));
  return [
    page.paint("strong", "chain"),
    ...chain.flatMap((hop) =>
      fill(
        [sanitize(hop.name), page.paint("faint", placeText(hop))],
        page.width,
        `  ${HOPS[hop.hop].padEnd(width)}  `,
        " ".repeat(width + 6),
      ),
    ),
  ];
}

/** Of what is no definition of ours: who else imports the same. */
function alikeLines(page: Page, { alike }: NameAnswer): readonly string[] {
  // One is what was asked about.
  if (alike.length < 2) return [];
  const takers = alike.map((row): Taker => ({
    file: row.file,
    steps: [
      {
        how: row.form === "reexport" ? "reexport" : "import",
        place: { file: row.file, span: row.span },
        imported: row.imported,
        local: row.local === row.imported ? null : row.local,
      },
    ],
    isTest: row.isTest,
    kind: row.typeOnly ? "types" : "imports",
    bypass: null,
  }));
  const files = new Set(alike.map(({ file }) => file)).size;
  return [
    page.paint("strong", `the same is imported ${counted(alike.length, "time")} in ${counted(files, "file")}`),
    ...takerRows(page, takers, null, "  "),
  ];
}

const HOPS = { import: "import", reexport: "re-export", alias: "alias", star: "star" } as const satisfies Record<
  Hop["hop"],
  string
>;

function roleLines(page: Page, { resolution, roles }: NameAnswer): readonly string[] {
  if (resolution.status !== "definition") return [];
  const lines = roles.flatMap((role) => {
    const found = role.definitions.find((item) => item.symbol === resolution.symbol);
    if (found === undefined) return [];
    return [
      `  ${sanitize(role.id)}: ${page.paint("strong", classWord(found))}`,
      ...found.evidence
        .slice(0, page.verbose ? found.evidence.length : MOST_EVIDENCE)
        .flatMap(({ message, place }) =>
          fill(
            [...words(message.replaceAll("`", "")), page.paint("faint", `(${placeText(place)})`)],
            page.width,
            "    ",
            "      ",
          ),
        ),
    ];
  });
  return lines.length === 0 ? [] : [page.paint("strong", "roles"), ...lines];
}

const MOST_EVIDENCE = 3;

function contractLines(page: Page, { contracts }: NameAnswer): readonly string[] {
  if (contracts.length === 0) return [];
  return [
    page.paint("strong", "to be imported from"),
    ...contracts.flatMap(({ from, place }) =>
      fill([sanitize(from), page.paint("faint", `(${placeText(place)})`)], page.width, "  ", "    "),
    ),
  ];
}

/** By which names modules have it, but for the one under which it is defined. */
function nameLines(page: Page, { resolution, graph }: NameAnswer): readonly string[] {
  if (resolution.status !== "definition") return [];
  const { symbol } = resolution;
  const found = graph
    .namesOf(symbol)
    .filter((name) => name.how !== "import" && `${name.module}#${name.name}` !== symbol);
  if (found.length === 0) return [];
  const byModule = new Map<string, ModuleName[]>();
  for (const name of found) byModule.set(name.module, [...(byModule.get(name.module) ?? []), name]);
  return [
    page.paint("strong", `other names: ${found.length} in ${counted(byModule.size, "module")}`),
    ...[...byModule].flatMap(([module, inModule]) => {
      const spelled = inModule.map(({ name, place }) => sanitize(name) + page.paint("faint", `:${place.span[0]}`));
      return fill([`${sanitize(module)}:`, ...listed(spelled, spelled.length)], page.width, "  ", "    ");
    }),
  ];
}
