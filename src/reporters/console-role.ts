import { compareStrings } from "../model/order.js";
import type { Candidate, CandidateClass, RoleName, RoleReport } from "../model/role-report.js";
import { compareSpans } from "../model/span.js";
import { counted, fill, listed, placeText, words, type Ink, type Page } from "./console-layout.js";
import { classRank, classWord, roleVerdict } from "./role-words.js";
import { sanitize } from "./sanitize.js";

/** What a role is made of: how many names are how many definitions, and for each definition its class, why, and the names that reach it. */
export function roleListing(page: Page, role: RoleReport): readonly string[] {
  const shown = role.definitions
    .filter((definition) => page.verbose || definition.class !== "double")
    .sort((a, b) => classRank(a) - classRank(b) || compareStrings(a.symbol, b.symbol));
  const doubles = role.definitions.length - shown.length;
  const left =
    doubles === 0 ? [] : row(page, "double", words(`${counted(doubles, "definition")} in test files, not listed`));
  return [
    ...fill(words(roleVerdict(role)), page.width),
    "",
    ...shown.flatMap((definition) => definitionRows(page, role, definition)),
    ...left,
  ];
}

const INKS = {
  canonical: "good",
  implementation: "good",
  rival: "error",
  copy: "error",
  lookAlike: "warning",
  variant: "faint",
  delegate: "faint",
  contract: "faint",
  namesake: "note",
  double: "faint",
} as const satisfies Record<CandidateClass, Ink>;

const CLASS_WIDTH = "implementation".length;
const MOST_EVIDENCE = 3;

function definitionRows(page: Page, role: RoleReport, definition: Candidate): readonly string[] {
  const ink = definition.class === null ? "warning" : INKS[definition.class];
  const most = page.verbose ? definition.evidence.length : MOST_EVIDENCE;
  return [
    ...row(page, classWord(definition), [page.paint("strong", sanitize(definition.symbol))], ink),
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
