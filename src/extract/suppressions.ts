import type { Suppression } from "../model/facts.js";
import type { LineIndex } from "./line-index.js";

/** What the search for suppressions needs to know of a file. */
export interface CommentedText {
  readonly text: string;
  readonly lines: LineIndex;
  /** Start and end of each comment by turns, delimiters included. */
  readonly comments: readonly number[];
  /** Where the first statement starts; the length of the text if there is none. */
  readonly firstStatement: number;
}

/**
 * The `ssotlint-allow` and `ssotlint-allow-file` comments of a file. The directive must be the first thing in its comment, or on its
 * line of a longer comment, so that a comment which only talks about it does nothing.
 * `ssotlint-allow-file` counts before the first statement and in the first ten lines, and nowhere else.
 */
export function findSuppressions(source: CommentedText): readonly Suppression[] {
  if (!source.text.includes("ssotlint-allow")) return [];
  const directives = [...directivesOf(source)];
  const nextLines = nextLinesOf(source.lines, directives);
  return directives.flatMap((directive) => suppression(source.lines, directive, nextLines));
}

interface Directive {
  readonly start: number;
  readonly end: number;
  readonly commentStart: number;
  readonly commentEnd: number;
  readonly parts: RegExpExecArray;
  readonly standsAlone: boolean;
  readonly inHead: boolean;
}

const FILE_LINES = 10;

/** `<scope>`, rules up to a colon, and the rest of the line. */
const DIRECTIVE = /ssotlint-allow(?<scope>-file)?(?![\w-])(?<rules>[^:\n]*)(?::(?<reason>.*))?/y;
const COMMENT_OPENING = /^[\s*/#!{]*$/;
const BEFORE_ALONE = /^\s*\{?\s*$/;
const AFTER_ALONE = /^\s*\}?\s*$/;
const CLOSING = /\s*(?:\*+\/)?\s*$/;

function* directivesOf({ text, lines, comments, firstStatement }: CommentedText): Generator<Directive> {
  for (let index = 0; index + 1 < comments.length; index += 2) {
    const commentStart = comments[index] ?? 0;
    const commentEnd = comments[index + 1] ?? 0;
    const comment = text.slice(commentStart, commentEnd);
    if (!comment.includes("ssotlint-allow")) continue;
    const before = text.slice(lines.startOf(lines.lineAt(commentStart)), commentStart);
    const after = text.slice(commentEnd, lineEnd(text, commentEnd));
    const standsAlone = BEFORE_ALONE.test(before) && AFTER_ALONE.test(after);
    let offset = commentStart;
    for (const line of comment.split("\n")) {
      const at = line.indexOf("ssotlint-allow");
      DIRECTIVE.lastIndex = at;
      const parts = at === -1 || !COMMENT_OPENING.test(line.slice(0, at)) ? null : DIRECTIVE.exec(line);
      const start = offset + at;
      offset += line.length + 1;
      if (parts === null) continue;
      const end = start + parts[0].replace(CLOSING, "").length;
      const inHead = start < firstStatement || lines.lineAt(start) <= FILE_LINES;
      yield { start, end, commentStart, commentEnd, parts, standsAlone, inHead };
    }
  }
}

function suppression(lines: LineIndex, directive: Directive, nextLines: NextLines): readonly Suppression[] {
  const { groups = {} } = directive.parts;
  const scope = groups["scope"] === undefined ? "line" : "file";
  if (scope === "file" && !directive.inHead) return [];
  const { reason, until } = splitReason((groups["reason"] ?? "").replace(CLOSING, "").trim());
  const rules = (groups["rules"] ?? "").replace(CLOSING, "").split(/[\s,]+/);
  return [
    {
      scope,
      rules: rules.filter((rule) => rule !== ""),
      reason,
      until,
      span: lines.span(directive.start, directive.end),
      lines: scope === "file" ? [] : coveredLines(lines, directive, nextLines),
    },
  ];
}

const UNTIL = /(?:^|\s+)[[(]?until\s+(\d{4}-\d{2}-\d{2})[\])]?\.?$/;

function splitReason(text: string): { reason: string | null; until: string | null } {
  const until = UNTIL.exec(text);
  const reason = until === null ? text : text.slice(0, until.index);
  return { reason: reason === "" ? null : reason, until: until?.[1] ?? null };
}

/** The comment's own line and, when it stands alone, the next one: behind any directive that follows, so that they may be stacked. */
function coveredLines(lines: LineIndex, directive: Directive, nextLines: NextLines): readonly number[] {
  const own = lines.lineAt(directive.start);
  if (!directive.standsAlone) return [own];
  const last = lines.lineAt(directive.commentEnd);
  return [own, nextLines.get(last) ?? last + 1];
}

/** For each line of a directive that stands alone, the next line that is no such line. */
type NextLines = ReadonlyMap<number, number>;

function nextLinesOf(lines: LineIndex, directives: readonly Directive[]): NextLines {
  const next = new Map<number, number>();
  for (const directive of directives.filter((it) => it.standsAlone).toReversed()) {
    const last = lines.lineAt(directive.commentEnd);
    const free = next.get(last + 1) ?? last + 1;
    for (let line = last; line >= lines.lineAt(directive.commentStart); line--) next.set(line, free);
  }
  return next;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
