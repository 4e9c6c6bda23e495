import type { ArrangedUnit } from "../arrange.js";
import type { JsFile } from "../javascript/js-file.js";
import type { HandlerSyntax } from "../javascript/js-handlers.js";
import type { JsChild } from "../javascript/js-scope.js";
import type { ModuleSyntax } from "../javascript/module-syntax.js";
import { around, classLines, withExport } from "../javascript/unit-lines.js";
import type { JsDialect, UnitParts } from "../javascript/write-javascript.js";
import { expressStatement } from "./write-statements.js";

/** How applications of a version of Express are written. */
export function expressDialect(version: string): JsDialect {
  return {
    dependencies: { express: version },
    handlers: handlerSyntax,
    statement: expressStatement,
    application: (modules, unit, file) => appLines(modules, "app", unit, file),
    exportOf: ({ form, index }) => (NAMES[form] ?? ((at: number) => `router${at}`))(index),
    inside,
    unit: unitLines,
    child,
    receiver: ({ form }, name) => {
      if (form === "router" || form === "app") return name;
      return form === "instance" || form === "object" ? `${name}.router` : null;
    },
    isAsync: () => false,
    late: (_late, _at, scope, write) => write(scope),
  };
}

function handlerSyntax({ typed }: ModuleSyntax): HandlerSyntax {
  return {
    parameters: (file, passes) => {
      const request = `req${typed(file, "Request", "express")}, res${typed(file, "Response", "express")}`;
      return passes ? `${request}, next${typed(file, "NextFunction", "express")}` : request;
    },
    body: (name, passes) => (passes ? "next();" : `res.send("${name}");`),
    canPass: true,
    isAsync: false,
  };
}

const NAMES: Readonly<Record<string, (index: number) => string>> = {
  factory: (index) => `makeRouter${index}`,
  arrow: (index) => `makeRouter${index}`,
  class: (index) => `Unit${index}`,
  instance: (index) => `unit${index}`,
  object: (index) => `unit${index}`,
  registrar: (index) => `register${index}`,
  "registrar-class": (index) => `Unit${index}`,
  app: (index) => `app${index}`,
};

const CLASSES: ReadonlySet<string> = new Set(["class", "instance", "registrar-class"]);

function inside({ form, index }: ArrangedUnit): ReturnType<JsDialect["inside"]> {
  const isClass = CLASSES.has(form);
  const takes = TAKES_ARGUMENT.has(form);
  return {
    receiver: RECEIVERS[form] ?? (form === "app" ? `app${index}` : `router${index}`),
    argument: takes ? (isClass ? "this.base" : "base") : null,
    canAwait: false,
    isClass,
  };
}

const TAKES_ARGUMENT: ReadonlySet<string> = new Set(["factory", "arrow", "class", "registrar", "registrar-class"]);

const RECEIVERS: Readonly<Record<string, string>> = {
  factory: "router",
  arrow: "router",
  class: "this.router",
  instance: "this.router",
  registrar: "target",
  "registrar-class": "this.target",
};

function child({ form, index }: ArrangedUnit, name: string): JsChild {
  switch (form) {
    case "factory":
    case "arrow":
      return { kind: "mounted", expression: (argument) => `${name}(${argument})` };
    case "class":
      return { kind: "mounted", expression: (argument) => `new ${name}(${argument}).router` };
    case "instance":
    case "object":
      return { kind: "mounted", expression: () => `${name}.router` };
    case "registrar":
      return { kind: "registrar", call: (receiver, argument) => `${name}(${receiver}, ${argument})` };
    case "registrar-class":
      return {
        kind: "registrar",
        call: (receiver, argument) =>
          index % 2 === 0
            ? `new ${name}(${receiver}, ${argument}).addRoutes()`
            : `new ${name}(${receiver}, ${argument})`,
      };
    default:
      return { kind: "mounted", expression: () => name };
  }
}

function unitLines(modules: ModuleSyntax, unit: ArrangedUnit, { file, body, methods }: UnitParts): readonly string[] {
  const { form, index, option } = unit;
  const router = routerExpression(modules, unit, file);
  const isTypeScript = modules.ending === "ts";
  const base = `base${isTypeScript ? ": string" : ""} = ""`;
  const typed = (type: string): string =>
    isTypeScript && option % 4 > 0 ? `: ${modules.externalDefault(file, "express", "express")}.${type}` : "";
  switch (form) {
    case "app":
      return [...withExport(modules, file, `app${index}`, appLines(modules, `app${index}`, unit, file)), ...body];
    case "factory":
      return around(
        modules,
        file,
        `makeRouter${index}`,
        `function makeRouter${index}(${base}) {`,
        [`const router = ${router};`, ...body, "return router;"],
        "}",
      );
    case "arrow":
      return around(
        modules,
        file,
        `makeRouter${index}`,
        `const makeRouter${index} = (${base}) => {`,
        [`const router = ${router};`, ...body, "return router;"],
        "};",
      );
    case "class":
      return classLines(modules, unit, {
        file,
        body,
        methods,
        parameters: base,
        start: ["this.base = base;", `this.router = ${router};`],
      });
    case "instance":
      return [
        ...classLines(modules, unit, { file, body, methods, parameters: "", start: [`this.router = ${router};`] }),
        "",
        modules.exported(file, `unit${index}`, `const unit${index} = new Unit${index}();`),
      ];
    case "object":
      return [
        `const router${index} = ${router};`,
        ...body,
        modules.exported(file, `unit${index}`, `const unit${index} = { router: router${index}, name: "unit" };`),
      ];
    case "registrar":
      return around(
        modules,
        file,
        `register${index}`,
        `function register${index}(target${typed("Router")}, ${base}) {`,
        body,
        "}",
      );
    case "registrar-class":
      return classLines(modules, unit, {
        file,
        body,
        methods,
        parameters: `target${typed(option % 2 === 0 ? "Router" : "Application")}, ${base}`,
        start: ["this.target = target;", "this.base = base;"],
      });
    default:
      return [modules.exported(file, `router${index}`, `const router${index} = ${router};`), ...body];
  }
}

function routerExpression({ external, externalDefault }: ModuleSyntax, { option }: ArrangedUnit, file: JsFile): string {
  const [style, ...options] = ROUTERS[option % ROUTERS.length]!;
  const written = options.length === 0 ? "" : `{ ${options.map((name) => `${name}: true`).join(", ")} }`;
  if (style === "named") return `${external(file, "Router", "express")}(${written})`;
  return `${externalDefault(file, "express", "express")}.Router(${written})`;
}

const ROUTERS: readonly (readonly string[])[] = [
  ["named"],
  ["member"],
  ["named", "mergeParams"],
  ["member", "caseSensitive"],
  ["named", "strict"],
  ["member", "strict", "caseSensitive"],
];

function appLines(
  { externalDefault }: ModuleSyntax,
  name: string,
  { option }: ArrangedUnit,
  file: JsFile,
): readonly string[] {
  const made = `const ${name} = ${externalDefault(file, "express", "express")}();`;
  return [made, ...SETTINGS[option % SETTINGS.length]!.map((setting) => `${name}.${setting};`)];
}

const SETTINGS = [
  [],
  [],
  ['disable("x-powered-by")'],
  ['enable("strict routing")'],
  ['set("case sensitive routing", true)'],
  ['set("strict routing", true)', 'enable("case sensitive routing")'],
];
