import { compareStrings } from "../model/order.js";
import type { Candidate, CandidateClass, RoleName, RoleReport } from "../model/role-report.js";
import { compareSpans } from "../model/span.js";
import { counted, fill, listed, placeText, words, type Ink, type Page } from "./console-layout.js";
import { sanitize } from "./sanitize.js";

/** What a role is made of: how many names are how many definitions, and for each definition its class, why, and the names that reach it. */
export function roleListing(page: Page, role: RoleReport): readonly string[] {
  const shown = role.definitions
    .filter((definition) => page.verbose || definition.class !== "double")
    .sort((a, b) => rankOf(a) - rankOf(b) || compareStrings(a.symbol, b.symbol));
  const doubles = role.definitions.length - shown.length;
  const left =
    doubles === 0 ? [] : row(page, "double", words(`${counted(doubles, "definition")} in test files, not listed`));
  return [
    ...fill(words(verdict(role)), page.width),
    "",
    ...shown.flatMap((definition) => definitionRows(page, role, definition)),
    ...left,
  ];
}

/** How people read the class of a definition. */
const CLASSES = {
  canonical: { word: "canonical", ink: "good", rank: 0 },
  implementation: { word: "implementation", ink: "good", rank: 1 },
  rival: { word: "rival", ink: "error", rank: 2 },
  copy: { word: "copy", ink: "error", rank: 3 },
  lookAlike: { word: "look-alike", ink: "warning", rank: 4 },
  variant: { word: "variant", ink: "faint", rank: 6 },
  delegate: { word: "delegate", ink: "faint", rank: 7 },
  contract: { word: "contract", ink: "faint", rank: 8 },
  namesake: { word: "namesake", ink: "note", rank: 9 },
  double: { word: "double", ink: "faint", rank: 10 },
} as const satisfies Record<CandidateClass, { readonly word: string; readonly ink: Ink; readonly rank: number }>;

/** A definition whose class needs the canonical symbol, which does not exist. */
const NOT_COMPARED = { word: "not compared", ink: "warning", rank: 5 } as const;

const CLASS_WIDTH = "implementation".length;
const MOST_EVIDENCE = 3;

function verdict({ canonical, counts }: RoleReport): string {
  const beside = canonical.length > 1 ? "the canonical symbols" : "the canonical symbol";
  const names = counted(counts.names, "name");
  const definitions = counted(counts.definitions, "definition");
  if (counts.names === 0 && counts.definitions === 0) return `Nothing but ${beside} has this name.`;
  const verb = counts.names === 1 ? "is" : "are";
  const start = `Beside ${beside}, ${names} ${verb} ${definitions}`;
  if (counts.rivals === null || counts.copies === null) {
    return `${start}; which of them compete cannot be said, because the canonical symbol does not exist.`;
  }
  const competing = counts.rivals + counts.copies;
  if (competing === 0) return `${start}, none of which competes.`;
  return `${start}, of which ${competing} ${competing === 1 ? "competes" : "compete"}.`;
}

function definitionRows(page: Page, role: RoleReport, definition: Candidate): readonly string[] {
  const shown = definition.class === null ? NOT_COMPARED : CLASSES[definition.class];
  const most = page.verbose ? definition.evidence.length : MOST_EVIDENCE;
  return [
    ...row(page, shown.word, [page.paint("strong", sanitize(definition.symbol))], shown.ink),
    ...definition.evidence
      .slice(0, most)
      .flatMap(({ message, place }) => below(page, [...words(message), page.paint("faint", `(${placeText(place)})`)])),
    ...nameRows(page, role, definition),
  ];
}

/** One row for each module that has names of this definition, with the lines that bind them: `← src/x.ts: A:3, B:41`. */
function nameRows(page: Page, role: RoleReport, definition: Candidate): readonly string[] {
  const names = role.names.filter((name) => name.symbol === definition.symbol);
  const counting = names.filter((name) => !name.isTest || definition.class === "double");
  const byModule = new Map<string, RoleName[]>();
  for (const name of counting.sort(
    (a, b) => compareSpans(a.place.span, b.place.span) || compareStrings(a.name, b.name),
  )) {
    byModule.set(name.module, [...(byModule.get(name.module) ?? []), name]);
  }
  const arrow = page.paint("faint", "←");
  const rows = [...byModule]
    .sort(([a], [b]) => compareStrings(a, b))
    .flatMap(([module, inModule]) => {
      const spelled = inModule.map(({ name, place }) => sanitize(name) + page.paint("faint", `:${place.span[0]}`));
      return below(page, [arrow, `${sanitize(module)}:`, ...listed(spelled, spelled.length)]);
    });
  const inTests = names.length - counting.length;
  return inTests === 0
    ? rows
    : [...rows, ...below(page, [arrow, ...words(`${counted(inTests, "name")} in test files`)])];
}

function row(page: Page, head: string, pieces: readonly string[], ink: Ink = "faint"): readonly string[] {
  const first = `  ${page.paint(ink, head)}${" ".repeat(CLASS_WIDTH - head.length)}  `;
  return fill(pieces, page.width, first, "      ");
}

function below(page: Page, pieces: readonly string[]): readonly string[] {
  return fill(pieces, page.width, "    ", "      ");
}

function rankOf(definition: Candidate): number {
  return definition.class === null ? NOT_COMPARED.rank : CLASSES[definition.class].rank;
}
