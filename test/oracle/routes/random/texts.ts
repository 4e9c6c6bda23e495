import { assertNever } from "../../../../src/model/assert-never.js";
import type { PathPlan } from "./program.js";
import type { SourceFile } from "./source-file.js";

/** How a language writes texts, and names of other files. */
export interface TextSyntax<File extends SourceFile = SourceFile> {
  readonly literal: (text: string) => string;
  /** An expression and a text behind it, as one string. */
  readonly template: (expression: string, text: string) => string;
  /** The line that defines a constant in a file. */
  readonly constant: (file: File, name: string, text: string) => string;
  /** The lines that define a name with a member for each of the texts. */
  readonly members: (file: File, name: string, texts: ReadonlyMap<string, string>) => readonly string[];
  /** What a name of another file is called in one, which imports it. */
  readonly reference: (from: File, to: File, name: string) => string;
}

/** Where an expression stands. */
export interface TextPlace<File extends SourceFile = SourceFile> {
  readonly file: File;
  /** The expression of the text that the unit is given, where it is given one. */
  readonly argument: string | null;
}

/** Writes the paths of one program, in the ways that plans say, and the constants that they need. */
export class Texts<File extends SourceFile = SourceFile> {
  readonly #syntax: TextSyntax<File>;
  readonly #constants: File;
  readonly #members = new Map<string, string>();
  #count = 0;
  #parameters = 0;

  constructor(syntax: TextSyntax<File>, constants: File) {
    this.#syntax = syntax;
    this.#constants = constants;
  }

  /** The text of a path that is there to be mounted at: nothing, or with a slash in front and none behind. */
  prefix({ segments }: PathPlan): string {
    return segments.map((segment) => `/${this.#numbered(segment)}`).join("");
  }

  /** The text of a route's own path. */
  path(plan: PathPlan): string {
    const text = this.prefix(plan);
    return text === "" || plan.trailingSlash ? `${text}/` : text;
  }

  /** The expression that gives a text. */
  expression(text: string, { form, split }: PathPlan, { file, argument }: TextPlace<File>): string {
    const { literal, template } = this.#syntax;
    const [first, rest] = divided(text, split);
    switch (form) {
      case "literal":
        return literal(text);
      case "constant":
        return this.#constant(file, text);
      case "member":
        return this.#member(file, text);
      case "template":
        return template(this.#constant(file, first), rest);
      case "concatenation":
        return `${this.#constant(file, first)} + ${literal(rest)}`;
      case "argument":
        return argument === null ? literal(text) : template(argument, text);
      default:
        return assertNever(form);
    }
  }

  /** Writes what was collected. */
  finish(): void {
    if (this.#members.size > 0) this.#constants.add(...this.#syntax.members(this.#constants, "PATHS", this.#members));
  }

  #numbered(segment: string): string {
    return segment.replaceAll("#", () => String(this.#parameters++));
  }

  #constant(file: File, text: string): string {
    const name = `P${this.#count++}`;
    this.#constants.add(this.#syntax.constant(this.#constants, name, text));
    return this.#syntax.reference(file, this.#constants, name);
  }

  #member(file: File, text: string): string {
    const name = `p${this.#count++}`;
    this.#members.set(name, text);
    return `${this.#syntax.reference(file, this.#constants, "PATHS")}.${name}`;
  }
}

/** A text in two, the second of which begins with a slash where there is one to divide at. */
function divided(text: string, split: number): readonly [string, string] {
  const slashes = [...text.matchAll(/\//g)].map(({ index }) => index);
  const at = slashes[split % Math.max(slashes.length, 1)] ?? 0;
  return [text.slice(0, at), text.slice(at)];
}
