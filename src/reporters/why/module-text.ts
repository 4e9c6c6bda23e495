import { compareStrings } from "../../model/order.js";
import { compareSpans } from "../../model/span.js";
import { simpleName } from "../../model/symbol-id.js";
import { counted, fill, padEnd, columns, type Page } from "../console-layout.js";
import { answer as resolutionText } from "../inventory-imports.js";
import { sanitize } from "../sanitize.js";
import { importedLines, importerLines } from "./importer-lines.js";
import { KIND_WORDS } from "../kind-words.js";
import type { ModuleAnswer } from "./why-answer.js";

/** What a module has, what it imports, and who imports it. Blocks are set apart by an empty line. */
export function moduleBlocks(page: Page, answer: ModuleAnswer): readonly (readonly string[])[] {
  const { file, graph, surroundings } = answer;
  const source = graph.file(file);
  const language = /\.pyi?$/.test(file) ? "Python" : /\.[cm]?tsx?$/.test(file) ? "TypeScript" : "JavaScript";
  const about = [
    language,
    ...(source?.isTest === true ? ["a test file"] : []),
    ...((source?.facts.problems.length ?? 0) > 0 ? ["of which a part could not be parsed"] : []),
  ];
  return [
    [...fill([page.paint("strong", sanitize(file))], page.width), `  ${about.join(", ")}`],
    nameRows(page, answer),
    importedLines(page, surroundings),
    importerLines(page, surroundings, null),
  ];
}

/** The names that others can import, with what they stand for. */
function nameRows(page: Page, { file, graph }: ModuleAnswer): readonly string[] {
  const rows = graph
    .namesIn(file)
    .filter(({ how }) => how !== "import")
    .sort((a, b) => compareSpans(a.place.span, b.place.span) || compareStrings(a.name, b.name))
    .map(({ name, place, resolution }) => {
      const definition = resolution.status === "definition" ? graph.definition(resolution.symbol) : null;
      const isOwn = definition?.file === file && simpleName(definition.symbol) === name;
      const elsewhere = resolutionText(resolution).replace(`→ ${file}#`, "→ ");
      const what = isOwn ? KIND_WORDS[definition.facts.kind] : elsewhere;
      return { name: sanitize(name), line: `:${place.span[0]}`, what: sanitize(what) };
    });
  if (rows.length === 0) return [];
  const shown = page.verbose || rows.length <= MOST_NAMES + 1 ? rows : rows.slice(0, MOST_NAMES);
  const width = Math.min(MOST_COLUMNS, Math.max(...shown.map(({ name, line }) => columns(name + line))));
  const left = rows.length - shown.length;
  return [
    page.paint("strong", counted(rows.length, "name")),
    ...shown.flatMap(({ name, line, what }) =>
      fill([padEnd(name + line, width), page.paint("faint", what)], page.width, "  ", "    "),
    ),
    ...(left === 0 ? [] : [`  ${page.paint("faint", `and ${left} more: --verbose lists all`)}`]),
  ];
}

const MOST_NAMES = 20;

/** A longer name pushes what it stands for to the right alone. */
const MOST_COLUMNS = 40;
