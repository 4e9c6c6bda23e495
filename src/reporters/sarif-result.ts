import type { CodeFlow, Location, Region, Result } from "sarif";
import type { Finding } from "../model/report.js";
import type { Chain } from "../model/resolution.js";
import type { Place } from "../model/span.js";
import { sanitize } from "./sanitize.js";
import { MOST_LOCATIONS } from "./sarif-limits.js";
import { sarifUri } from "./sarif-uri.js";

/** What results need to know about the run that they are part of. */
export interface ResultContext {
  readonly prefix: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly ruleIndexes: ReadonlyMap<string, number>;
  /** GitHub's own hash of a line; null when the file's text is not at hand. */
  readonly lineHash: (place: Place) => string | null;
  /** SARIF wants `suppressions` on every result of a run or on none. */
  readonly withSuppressions: boolean;
  /** Whether findings were compared with a baseline. */
  readonly withBaseline: boolean;
}

/** A finding as GitHub and every other reader of SARIF can show it. */
export function sarifResult(finding: Finding, context: ResultContext): Result {
  const ruleIndex = context.ruleIndexes.get(finding.rule);
  const lineHash = context.lineHash(finding.place);
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: finding.severity,
    message: { text: messageText(finding) },
    locations: [sarifLocation(firstLine(finding.place, context.texts), context)],
    ...relatedLocations(finding, context),
    ...codeFlows(finding.chain, context),
    partialFingerprints: {
      ...(lineHash === null ? {} : { primaryLocationLineHash: lineHash }),
      "ssotlint/v1": finding.fingerprint,
    },
    ...baselineState(finding, context),
    ...(context.withSuppressions ? { suppressions: suppressions(finding, context) } : {}),
    properties: {
      kind: finding.kind,
      ...(finding.symbol === null ? {} : { symbol: finding.symbol }),
      ...(finding.role === null ? {} : { role: finding.role }),
    },
  };
}

/** A place; with a message, one that says what is there. */
export function sarifLocation(
  place: Place,
  context: Pick<ResultContext, "prefix" | "texts">,
  message: string | null = null,
): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: sarifUri(context.prefix, place.file) },
      region: sarifRegion(place, context.texts),
    },
    ...(message === null || message === "" ? {} : { message: { text: escapeMarkup(sanitize(message)) } }),
  };
}

/** Escapes what SARIF would take for a link in the text of a message. */
export function escapeMarkup(text: string): string {
  return text.replace(/[\\[\]]/g, String.raw`\$&`);
}

/** GitHub shows a related location only where the message links to it; a message with more links than this is read by nobody. */
const MOST_LINKS = 10;

/** The message stands alone in its first line; then what to do now; then links to the evidence. */
function messageText(finding: Finding): string {
  const message = escapeMarkup(sanitize(finding.message)) || finding.rule;
  const hint = escapeMarkup(sanitize(finding.hint));
  const links = finding.evidence.slice(0, MOST_LINKS).map(({ message, place }, index) => {
    const text = escapeMarkup(sanitize(message)) || escapeMarkup(sanitize(place.file));
    return `[${text}](${index + 1})`;
  });
  const left = finding.evidence.length - links.length;
  const see = links.length === 0 ? "" : `See: ${links.join("; ")}${left > 0 ? `; and ${left} more` : ""}.`;
  return [message, hint, see].filter((part) => part !== "").join("\n");
}

function relatedLocations({ evidence }: Finding, context: ResultContext): Pick<Result, "relatedLocations"> {
  if (evidence.length === 0) return {};
  const locations = evidence.slice(0, MOST_LOCATIONS - 1).map(({ place, message }, index) => {
    const { physicalLocation, message: text } = sarifLocation(place, context, message);
    return { id: index + 1, physicalLocation, ...(text === undefined ? {} : { message: text }) };
  });
  return { relatedLocations: locations };
}

function codeFlows(chain: Chain, context: ResultContext): Pick<Result, "codeFlows"> {
  if (chain.length === 0) return {};
  const flow: CodeFlow = {
    message: { text: "The way from the name to its definition." },
    threadFlows: [
      {
        locations: chain.map(({ hop, name, file, span }) => ({
          location: sarifLocation({ file, span }, context, `${hop} ${name}`),
        })),
      },
    ],
  };
  return { codeFlows: [flow] };
}

/**
 * SARIF wants it on every result of a run or on none, which it is: a run compares all findings or none. A commit that the run is compared with
 * decides; a baseline does where there is none.
 */
function baselineState({ introduced, state }: Finding, context: ResultContext): Pick<Result, "baselineState"> {
  if (introduced !== null) return { baselineState: introduced ? "new" : "unchanged" };
  return context.withBaseline ? { baselineState: state === "new" ? "new" : "unchanged" } : {};
}

function suppressions(finding: Finding, context: ResultContext): NonNullable<Result["suppressions"]> {
  const known: Result["suppressions"] =
    finding.state === "known" ? [{ kind: "external", justification: "The baseline has it." }] : [];
  if (finding.suppressed === null) return known;
  const { reason, place } = finding.suppressed;
  return [
    ...known,
    {
      kind: "inSource",
      ...(reason === "" ? {} : { justification: sanitize(reason) }),
      location: sarifLocation(place, context),
    },
  ];
}

/**
 * GitHub annotates a pull request only where all lines of a region are in its diff: of a route with its handler, that would be never. So what
 * is found ends with its first line; evidence is shown whole.
 */
function firstLine({ file, span }: Place, texts: ReadonlyMap<string, string>): Place {
  const [startLine, startColumn, endLine] = span;
  if (startLine === endLine) return { file, span };
  const end = lineOf(texts, file, startLine).trimEnd().length + 1;
  return { file, span: [startLine, startColumn, startLine, Math.max(startColumn, end)] };
}

/** A span of nothing, such as the start of a file, becomes its first line: viewers show an empty region badly or not at all. */
function sarifRegion({ file, span }: Place, texts: ReadonlyMap<string, string>): Region {
  const [startLine, startColumn, endLine, endColumn] = span;
  const region = { startLine, startColumn, endLine, endColumn };
  if (startLine !== endLine || startColumn !== endColumn) return region;
  return { ...region, endColumn: Math.max(endColumn, lineOf(texts, file, startLine).length + 1) };
}

function lineOf(texts: ReadonlyMap<string, string>, file: string, line: number): string {
  return texts.get(file)?.split("\n", line)[line - 1] ?? "";
}
