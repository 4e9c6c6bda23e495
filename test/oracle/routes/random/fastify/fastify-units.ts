import type { ArrangedUnit } from "../arrange.js";
import type { ModuleSyntax } from "../javascript/module-syntax.js";
import { around, classLines, classStart } from "../javascript/unit-lines.js";
import type { JsDialect, UnitParts } from "../javascript/write-javascript.js";
import { indented } from "../source-file.js";

/** What the statements of a unit see. */
export function insideOf({ form, option }: ArrangedUnit): ReturnType<JsDialect["inside"]> {
  switch (form) {
    case "registrar":
      return { receiver: "target", argument: "base", canAwait: false, isClass: false };
    case "registrar-class":
      return { receiver: "this.target", argument: "this.base", canAwait: false, isClass: true };
    case "class":
      return { receiver: "instance", argument: "this.base", canAwait: true, isClass: true };
    default:
      return { receiver: "instance", argument: "base", canAwait: !takesCallback(form, option), isClass: false };
  }
}

/** Whether a plugin says by a callback that it is done. */
function takesCallback(form: string, option: number): boolean {
  return form === "callback" || (["wrapped", "skipping", "object"].includes(form) && option % 2 === 1);
}

/** The lines of a unit around its statements. */
export function unitLines(modules: ModuleSyntax, unit: ArrangedUnit, parts: UnitParts): readonly string[] {
  const { form, index } = unit;
  const { file, body } = parts;
  const instance = `instance${modules.typed(file, "FastifyInstance", "fastify")}`;
  const base = `base${modules.ending === "ts" ? ": string" : ""} = ""`;
  switch (form) {
    case "factory": {
      const inner = [`return async function plugin(${instance}) {`, ...indented(body, "  "), "};"];
      return around(modules, file, `makePlugin${index}`, `function makePlugin${index}(${base}) {`, inner, "}");
    }
    case "class":
      return pluginClass(modules, unit, parts);
    case "registrar":
      return around(
        modules,
        file,
        `register${index}`,
        `function register${index}(${instance.replace("instance", "target")}, ${base}) {`,
        body,
        "}",
      );
    case "registrar-class":
      return classLines(modules, unit, {
        ...parts,
        parameters: `${instance.replace("instance", "target")}, ${base}`,
        start: ["this.target = target;", "this.base = base;"],
      });
    case "captured": {
      const [head = "", ...rest] = pluginFunction(modules, unit, {
        file,
        body: [`unit${index}.instance = instance;`, ...body],
      });
      const inner = [`plugin: ${head}`, ...rest.slice(0, -1), "},"];
      return around(modules, file, `unit${index}`, `const unit${index} = {`, ["instance: null,", ...inner], "};");
    }
    case "object": {
      const [head = "", ...rest] = pluginFunction(modules, unit, { file, body });
      const inner = [`plugin: ${head}`, ...rest.slice(0, -1), "},"];
      return around(modules, file, `unit${index}`, `const unit${index} = {`, ['name: "unit",', ...inner], "};");
    }
    default:
      return pluginLines(modules, unit, { file, body });
  }
}

type PluginParts = Pick<UnitParts, "file" | "body">;

/** A plugin that is a function by a name. */
function pluginLines(modules: ModuleSyntax, unit: ArrangedUnit, parts: PluginParts): readonly string[] {
  const { form, index } = unit;
  const { file } = parts;
  const name = `plugin${index}`;
  const [head = "", ...rest] = pluginFunction(modules, unit, parts);
  switch (form) {
    case "wrapped": {
      const fp = modules.externalDefault(file, "fp", "fastify-plugin");
      const end = index % 2 === 0 ? "});" : `}, { name: "${name}" });`;
      return [modules.exported(file, name, `const ${name} = ${fp}(${head}`), ...rest.slice(0, -1), end];
    }
    case "skipping":
      return [
        modules.exported(file, name, `const ${name} = ${head}`),
        ...rest.slice(0, -1),
        "};",
        `${name}[Symbol.for("skip-override")] = true;`,
      ];
    case "arrow":
      return [modules.exported(file, name, `const ${name} = ${head}`), ...rest.slice(0, -1), "};"];
    default:
      return [modules.exported(file, name, head.replace("function", `function ${name}`)), ...rest];
  }
}

/** The function that a plugin is, as an expression. */
function pluginFunction(modules: ModuleSyntax, unit: ArrangedUnit, { file, body }: PluginParts): readonly string[] {
  const { form, option } = unit;
  const isTypeScript = modules.ending === "ts";
  const instance = `instance${modules.typed(file, "FastifyInstance", "fastify")}`;
  const isArrow = form === "arrow" || (!["plugin", "callback"].includes(form) && option % 4 > 1);
  const isCallback = takesCallback(form, option);
  const type = isTypeScript ? ": { base?: string }" : "";
  const isDestructured = option % 3 === 1;
  const options = isDestructured ? `{ base = "" }${type}` : `opts${type}`;
  const done = isCallback ? `, done${isTypeScript ? ": () => void" : ""}` : "";
  const given = `(${instance}, ${options}${done})`;
  const start = option % 3 === 2 ? 'const { base = "" } = opts;' : 'const base = opts.base ?? "";';
  const inside = [...(isDestructured ? [] : [start]), ...body, ...(isCallback ? ["done();"] : [])];
  const async = isCallback ? "" : "async ";
  return [isArrow ? `${async}${given} => {` : `${async}function ${given} {`, ...indented(inside, "  "), "}"];
}

/** A class with a plugin: a method, a function that it has, or one that a method gives. */
function pluginClass(modules: ModuleSyntax, unit: ArrangedUnit, parts: UnitParts): readonly string[] {
  const { index, option } = unit;
  const { file, body, methods } = parts;
  const instance = `instance${modules.typed(file, "FastifyInstance", "fastify")}`;
  const base = `base${modules.ending === "ts" ? ": string" : ""} = ""`;
  const { fields, given, set } = classStart(modules, { parameters: base, start: ["this.base = base;"] });
  const inside = [
    ...fields,
    `constructor(${given}) {`,
    ...indented(set, "  "),
    "}",
    "",
    ...classPlugin(option, instance, body),
    ...methods,
  ];
  return around(modules, file, `Unit${index}`, `class Unit${index} {`, inside, "}");
}

function classPlugin(option: number, instance: string, body: readonly string[]): readonly string[] {
  switch (option % 3) {
    case 0:
      return [`routes = async (${instance}) => {`, ...indented(body, "  "), "};"];
    case 1:
      return [`async routes(${instance}) {`, ...indented(body, "  "), "}"];
    default:
      return ["plugin() {", ...indented([`return async (${instance}) => {`, ...indented(body, "  "), "};"], "  "), "}"];
  }
}
