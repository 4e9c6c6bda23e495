import type { ArrangedUnit } from "../arrange.js";
import { indented } from "../source-file.js";
import type { JsFile } from "./js-file.js";
import type { ModuleSyntax } from "./module-syntax.js";
import type { UnitParts } from "./write-javascript.js";

/** A class that registers routes when an object of it is made, or when a method of that is called. */
export interface ClassParts extends UnitParts {
  readonly parameters: string;
  readonly start: readonly string[];
}

/** The statements are in the constructor, or in a method that it or who makes the object calls. */
export function classLines(modules: ModuleSyntax, unit: ArrangedUnit, parts: ClassParts): readonly string[] {
  const { form, index, option } = unit;
  const { file, body, methods, parameters, start } = parts;
  const isCalled = form === "registrar-class" && index % 2 === 0;
  const isOne = option % 3 === 0 && !isCalled;
  const { fields, given, set } = classStart(modules, { parameters, start });
  const rest = isOne ? body : isCalled ? [] : ["this.addRoutes();"];
  const inside = [
    ...fields,
    `constructor(${given}) {`,
    ...indented([...set, ...rest], "  "),
    "}",
    ...(isOne ? [] : ["", "addRoutes() {", ...indented(body, "  "), "}"]),
    ...methods,
  ];
  const head = `class Unit${index} {`;
  return [form === "instance" ? head : modules.exported(file, `Unit${index}`, head), ...indented(inside, "  "), "}"];
}

interface ClassStart {
  readonly fields: readonly string[];
  readonly given: string;
  readonly set: readonly string[];
}

/** What a class keeps, as TypeScript has it: what is given is said to be a field, and what is made is made where it is declared. */
export function classStart(
  { ending }: ModuleSyntax,
  { parameters, start }: Pick<ClassParts, "parameters" | "start">,
): ClassStart {
  if (ending === "js") return { fields: [], given: parameters, set: start };
  const own = start.flatMap((line) => {
    const [, name, value] = /^this\.(\w+) = (.*);$/.exec(line)!;
    return name === value ? [] : [`readonly ${name} = ${value};`, ""];
  });
  return { fields: own, given: parameters.replaceAll(/(target|base)(?=[:, ]|$)/g, "private readonly $1"), set: [] };
}

/** Lines of which the first defines a name that is exported. */
export function withExport(
  modules: ModuleSyntax,
  file: JsFile,
  name: string,
  [head = "", ...rest]: readonly string[],
): readonly string[] {
  return [modules.exported(file, name, head), ...rest];
}

/** The lines of something that is exported and has others inside. */
export function around(
  modules: ModuleSyntax,
  file: JsFile,
  name: string,
  head: string,
  body: readonly string[],
  end: string,
): readonly string[] {
  return [modules.exported(file, name, head), ...indented(body, "  "), end];
}
