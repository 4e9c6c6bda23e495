import { assertNever } from "../../model/assert-never.js";
import type {
  DefinitionNode,
  Step,
  Subject,
  SurroundingEdge,
  SurroundingNode,
  Surroundings,
} from "../../model/surroundings.js";
import { simpleName, splitSymbolId } from "../../model/symbol-id.js";
import { columns, counted } from "../console-layout.js";
import { KIND_WORDS } from "../kind-words.js";
import { classWord, classWords } from "../role-words.js";
import { sanitize } from "../sanitize.js";

/** The heading of a picture. */
export function subjectText(subject: Subject): string {
  switch (subject.kind) {
    case "role":
      return `Role ${sanitize(subject.role)}`;
    case "definition":
      return sanitize(subject.symbol);
    case "module":
      return sanitize(subject.file);
    case "folder":
      return sanitize(subject.folder === "" ? "./" : subject.folder);
    default:
      return assertNever(subject);
  }
}

/** The boxes that a frame is drawn around: the definitions of a role, and of a folder what is inside, where something around it is drawn. */
export function framed({ subject, nodes }: Surroundings): ReadonlySet<SurroundingNode> {
  const near = nodes.filter(({ distance }) => distance === 0);
  if (subject.kind === "role") return new Set(near.filter(({ kind }) => kind !== "module"));
  return new Set(subject.kind === "folder" && near.length < nodes.length ? near : []);
}

/** What the text of a box says: what it is, what it is called, and where it is. */
export interface NodeText {
  /** Empty where the name says it. */
  readonly word: string;
  readonly name: string;
  /** Empty for what is nowhere, or in the root. */
  readonly where: string;
}

export function nodeText(node: SurroundingNode, subject: Subject): NodeText {
  const text = rawText(node, subject);
  return { word: shortened(text.word), name: shortened(text.name), where: shortened(text.where) };
}

function rawText(node: SurroundingNode, subject: Subject): NodeText {
  switch (node.kind) {
    case "definition": {
      const where = `${node.place.file}:${node.place.span[0]}`;
      return { word: definitionWord(node, subject), name: splitSymbolId(node.symbol)?.name ?? node.symbol, where };
    }
    case "definitions": {
      const of = subject.kind === "role" ? classWords(node) : "definitions";
      return { word: "", name: `and ${node.symbols.length} ${of}`, where: "" };
    }
    case "module": {
      const start = node.file.lastIndexOf("/") + 1;
      return { word: node.isTest ? "test" : "", name: node.file.slice(start), where: node.file.slice(0, start) };
    }
    case "folder":
      return {
        word: "",
        name: counted(node.modules.length, "module"),
        where: node.folder === "" ? "./" : node.folder,
      };
    case "missing":
      return namedText(node.names, "does not exist", "names that do not exist");
    case "external":
      return namedText(node.names, "package", "packages");
    default:
      return assertNever(node);
  }
}

function namedText(names: readonly string[], one: string, many: string): NodeText {
  const [name = ""] = names;
  return names.length === 1 ? { word: one, name, where: "" } : { word: "", name: `${names.length} ${many}`, where: "" };
}

function definitionWord({ classes, what, declaredAs }: DefinitionNode, subject: Subject): string {
  if (subject.kind === "role") {
    const own = classes.find(({ role }) => role === subject.role);
    if (own === undefined) return KIND_WORDS[what];
    const names = declaredAs.map((symbol) => splitSymbolId(symbol)?.name ?? symbol);
    return names.length === 0 ? classWord(own) : `${classWord(own)}, as ${names.join(", ")}`;
  }
  return classes.length === 0 ? KIND_WORDS[what] : classes.map((each) => `${each.role}: ${classWord(each)}`).join(", ");
}

/** The lines at an arrow: what goes round the canonical path, what is taken, what is shared. */
export function edgeLines(edge: SurroundingEdge, surroundings: Surroundings): readonly string[] {
  const lines = edge.bypass === null ? [] : [`bypass: ${edge.bypass}`];
  if (edge.kind === "implementedBy") lines.push("implementation");
  else if (edge.kind === "string") lines.push("string");
  else if (edge.kind !== "imports" && edge.kind !== "types") lines.push(classWord({ class: edge.kind }));
  if (edge.shared !== null && edge.shared.bits > 0) {
    const { bits, containment, members } = edge.shared;
    lines.push(`${counted(members.length, "shared member")}: ${bits} bits, ${containment}`);
  }
  // Between modules the names would hide the picture.
  const { kind } = surroundings.subject;
  if (kind === "role" || kind === "definition" || edge.bypass !== null) lines.push(...stepLines(edge, surroundings));
  return lines.map(shortened);
}

/** The names that are taken, where they are not what the definition is called anyway, and in how many modules, where not in all of a box. */
function stepLines({ from, to, steps, bypass }: SurroundingEdge, { subject, nodes }: Surroundings): readonly string[] {
  const [source, target] = [nodes.find(({ id }) => id === from), nodes.find(({ id }) => id === to)];
  const own = target?.kind === "definition" ? target.symbol : subject.kind === "definition" ? subject.symbol : null;
  const usual = own === null || bypass !== null ? null : simpleName(own);
  const names = [...new Set(steps.map(stepText))].filter((name) => name !== usual);
  const lines =
    names.length > MOST_NAMES + 1 ? [...names.slice(0, MOST_NAMES), `… ${names.length - MOST_NAMES} more`] : names;
  const files = new Set(steps.map(({ place }) => place.file)).size;
  return source?.kind === "folder" && files < source.modules.length
    ? [...lines, `in ${counted(files, "module")}`]
    : lines;
}

const MOST_NAMES = 2;

function stepText({ how, place, imported, local }: Step): string {
  if (how === "star") return /\.pyi?$/.test(place.file) ? "import *" : "export *";
  return local === null ? imported : `${imported} as ${local}`;
}

/** Without what could be taken for markup of a terminal, and no longer than it can be read: the middle of a long name says least. */
function shortened(text: string): string {
  const safe = sanitize(text);
  if (columns(safe) <= MOST_COLUMNS) return safe;
  const characters = Array.from(safe);
  const half = Math.floor(MOST_COLUMNS / 2);
  return `${characters.slice(0, half - 1).join("")}…${characters.slice(-half).join("")}`;
}

const MOST_COLUMNS = 72;

/** How a box looks: what it is, as far as it matters in a picture. */
export type Tone =
  | "core"
  | "competing"
  | "suspect"
  | "beside"
  | "asked"
  | "module"
  | "test"
  | "folder"
  | "missing"
  | "external";

export function toneOf(node: SurroundingNode, subject: Subject): Tone {
  switch (node.kind) {
    case "definition":
      return definitionTone(node, subject);
    case "definitions":
      return "beside";
    case "module":
      if (node.distance === 0 && subject.kind === "module") return "asked";
      return node.isTest ? "test" : "module";
    case "folder":
    case "missing":
    case "external":
      return node.kind;
    default:
      return assertNever(node);
  }
}

function definitionTone({ classes }: DefinitionNode, subject: Subject): Tone {
  const own = subject.kind === "role" ? classes.filter(({ role }) => role === subject.role) : classes;
  const has = (...kinds: readonly (string | null)[]): boolean => own.some((each) => kinds.includes(each.class));
  if (has("canonical", "implementation")) return "core";
  if (has("rival", "copy")) return "competing";
  if (has("lookAlike", null)) return "suspect";
  return subject.kind === "definition" && own.length === 0 ? "asked" : "beside";
}
