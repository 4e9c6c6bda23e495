import type { Finding } from "../model/report.js";
import type { Chain } from "../model/resolution.js";
import { sourceFrame } from "./console-frame.js";
import { fill, placeText, words, type Ink, type CodePage, type Page } from "./console-layout.js";
import { sanitize } from "./sanitize.js";

/** A finding with its source line, the way that the name takes, the evidence and what to do now. */
export function findingInFull(page: CodePage, finding: Finding): readonly string[] {
  const { severity } = finding;
  return [
    ...fill(heading(page, finding, severity), page.width, "", "  "),
    ...fill(words(finding.message), page.width, "  "),
    ...sourceFrame(page, finding.place, severity),
    ...chainLines(page, finding.chain, finding.symbol),
    ...evidenceLines(page, finding),
    ...labelled(page, "help", words(finding.hint)),
  ];
}

/** Findings of one rule in a line each, or as few as it takes, and at the end what to do about them if that is much the same for all. */
export function findingsInShort(page: Page, findings: readonly Finding[]): readonly string[] {
  const hints = [...new Set(findings.map((finding) => finding.hint))];
  return [
    ...findings.flatMap((finding) =>
      fill([...heading(page, finding, finding.severity), ...words(finding.message)], page.width, "", "  "),
    ),
    ...(hints.length > MOST_HINTS ? [] : hints.flatMap((hint) => labelled(page, "help", words(hint)))),
  ];
}

/** A finding that an inline suppression silences, with the reason that stands there. */
export function suppressedFinding(page: Page, finding: Finding): readonly string[] {
  const reason = finding.suppressed === null ? [] : words(`(${finding.suppressed.reason})`);
  return fill([...heading(page, finding, "faint"), ...words(finding.message), ...reason], page.width, "", "  ");
}

/** More evidence than this is counted, not listed, unless the reader wants it all. */
const MOST_EVIDENCE = 6;

/** So many different hints are still worth reading below a list of short findings. */
const MOST_HINTS = 2;

const LABEL_WIDTH = "chain: ".length;

function heading(page: Page, finding: Finding, ink: Ink): readonly string[] {
  const severity = finding.suppressed === null ? finding.severity : "suppressed";
  return [
    page.paint("strong", placeText(finding.place)),
    page.paint(ink, severity),
    page.paint("faint", sanitize(`${finding.rule}/${finding.kind}`)),
    ...(finding.introduced === true ? [page.paint("strong", "new")] : []),
    ...(finding.state === "known" ? [page.paint("faint", "known")] : []),
  ];
}

/** `a.ts:3 import X → b.ts:2 reexport → c.ts#Y`: on one line when it fits, else one step a line. */
function chainLines(page: CodePage, chain: Chain, symbol: string | null): readonly string[] {
  if (chain.length === 0) return [];
  const steps = chain.map((hop, index) => {
    const named = hop.name !== chain[index - 1]?.name ? ` ${hop.name}` : "";
    return sanitize(`${hop.file}:${hop.span[0]} ${hop.hop}${named}`);
  });
  if (symbol !== null && page.isDefined(symbol)) steps.push(sanitize(symbol));
  const [first = "", ...others] = steps;
  const pieces = [first, ...others.map((step) => `${page.paint("faint", "→")} ${step}`)];
  const oneLine = labelled(page, "chain", pieces);
  if (oneLine.length === 1) return oneLine;
  return pieces.flatMap((piece, index) => labelled(page, index === 0 ? "chain" : "", [piece]));
}

function evidenceLines(page: Page, finding: Finding): readonly string[] {
  const { evidence } = finding;
  const most = page.verbose ? evidence.length : MOST_EVIDENCE;
  const shown = evidence.length > most ? evidence.slice(0, most - 1) : evidence;
  const lines = shown.flatMap(({ place, message }, index) =>
    labelled(page, index === 0 ? "see" : "", [placeText(place), ...words(message)]),
  );
  const left = evidence.length - shown.length;
  return left === 0 ? lines : [...lines, ...labelled(page, "", words(`and ${left} more places`))];
}

/** A block with its label in a column of its own, so that labels can be found with the eyes. */
function labelled(page: Page, label: string, pieces: readonly string[]): readonly string[] {
  const blank = " ".repeat(2 + LABEL_WIDTH);
  const text = label === "" ? "" : `${label}:`;
  const first = `  ${page.paint("faint", text)}${" ".repeat(LABEL_WIDTH - text.length)}`;
  return fill(pieces, page.width, first, `${blank}  `);
}
