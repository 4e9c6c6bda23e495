import type { JsFile } from "../javascript/js-file.js";
import type { HandlerSyntax } from "../javascript/js-handlers.js";
import type { JsChild } from "../javascript/js-scope.js";
import type { ModuleSyntax } from "../javascript/module-syntax.js";
import type { JsDialect } from "../javascript/write-javascript.js";
import type { ArrangedUnit } from "../arrange.js";
import type { Program } from "../program.js";
import { indented } from "../source-file.js";
import { insideOf, unitLines } from "./fastify-units.js";
import { fastifyStatement } from "./write-statements.js";
import { WrittenPaths } from "./written-paths.js";

/** How a program is written for Fastify. */
export function fastifyDialect({ units: [top] }: Program): JsDialect {
  const { rules } = settingsOf(top);
  const paths = new WrittenPaths(
    {
      ignoreTrailingSlash: rules.includes("ignoreTrailingSlash: true"),
      caseSensitive: !rules.includes("caseSensitive"),
    },
    top.prefix.split === 0,
  );
  return {
    dependencies: { fastify: "^5.6.0", "fastify-plugin": "^5.1.0" },
    handlers: handlerSyntax,
    statement: (tools, statement, scope) => fastifyStatement({ ...tools, paths }, statement, scope),
    application: appLines,
    exportOf: ({ form, index }) => (NAMES[form] ?? ((at: number) => `plugin${at}`))(index),
    inside: insideOf,
    unit: unitLines,
    child,
    receiver: ({ form, index }, name) =>
      form === "captured" && paths.isUnderApplication(index) ? `${name}.instance` : null,
    late: ({ unit }, at, scope, write) => {
      const way = (top.option + at) % 3;
      if (scope.canAwait && way === 0) {
        const lines = write(scope);
        return lines.length === 0 ? [] : ["await app.after();", ...lines];
      }
      // The instance of a plugin is there when that has run.
      if (unit === 0 && way === 1) return write(scope);
      const lines = write({ ...scope, canAwait: false });
      return lines.length === 0 ? [] : ["app.after(() => {", ...indented(lines, "  "), "});"];
    },
    isAsync: ({ modules, factory }) => modules === "esm" || modules === "ts" || factory === "function",
  };
}

/** Whether two slashes in a row are one for the application. */
export function takesSlashesForOne({ units: [top] }: Program): boolean {
  return settingsOf(top).rules.includes("ignoreDuplicateSlashes: true");
}

function handlerSyntax({ typed }: ModuleSyntax): HandlerSyntax {
  return {
    parameters: (file) =>
      `request${typed(file, "FastifyRequest", "fastify")}, reply${typed(file, "FastifyReply", "fastify")}`,
    body: (name) => `return "${name}";`,
    canPass: false,
    isAsync: true,
  };
}

const NAMES: Readonly<Record<string, (index: number) => string>> = {
  factory: (index) => `makePlugin${index}`,
  class: (index) => `Unit${index}`,
  object: (index) => `unit${index}`,
  captured: (index) => `unit${index}`,
  registrar: (index) => `register${index}`,
  "registrar-class": (index) => `Unit${index}`,
};

function child({ form, index, option }: ArrangedUnit, name: string, module: string | null): JsChild {
  const plugin = { kind: "plugin", module: null, hasOption: true, isEncapsulated: true } as const;
  switch (form) {
    case "factory":
      return { ...plugin, expression: (argument) => `${name}(${argument})`, hasOption: false };
    case "class":
      return { ...plugin, expression: (argument) => ofClass(option, `new ${name}(${argument})`), hasOption: false };
    case "object":
    case "captured":
      return { ...plugin, expression: () => `${name}.plugin` };
    case "wrapped":
    case "skipping":
      return { ...plugin, expression: () => name, module, isEncapsulated: false };
    case "registrar":
      return { kind: "registrar", call: (receiver, argument) => `${name}(${receiver}, ${argument})` };
    case "registrar-class":
      return {
        kind: "registrar",
        call: (receiver, argument) => `new ${name}(${receiver}, ${argument})${index % 2 === 0 ? ".addRoutes()" : ""}`,
      };
    default:
      return { ...plugin, expression: () => name, module };
  }
}

function ofClass(option: number, object: string): string {
  switch (option % 3) {
    case 0:
      return `${object}.routes`;
    case 1:
      return `(child) => ${object}.routes(child)`;
    default:
      return `${object}.plugin()`;
  }
}

function appLines({ externalDefault }: ModuleSyntax, { option }: ArrangedUnit, file: JsFile): readonly string[] {
  const given = written(settingsOf({ option }));
  return [`const app = ${externalDefault(file, "Fastify", "fastify")}(${given});`];
}

interface Settings {
  readonly rules: string;
  /** Whether they stand among the options themselves, as they did before Fastify had a place for them. */
  readonly isFlat: boolean;
}

function settingsOf({ option }: { readonly option: number }): Settings {
  return SETTINGS[option % SETTINGS.length]!;
}

function written({ rules, isFlat }: Settings): string {
  if (rules === "") return isFlat ? "" : "{ logger: false }";
  return isFlat ? `{ ${rules} }` : `{ logger: false, routerOptions: { ${rules} } }`;
}

const SETTINGS: readonly Settings[] = [
  { rules: "", isFlat: true },
  { rules: "", isFlat: false },
  { rules: "", isFlat: true },
  { rules: "ignoreTrailingSlash: true", isFlat: false },
  { rules: "caseSensitive: false", isFlat: false },
  { rules: "", isFlat: false },
  { rules: "ignoreTrailingSlash: true, caseSensitive: false", isFlat: false },
  { rules: "ignoreDuplicateSlashes: true", isFlat: false },
  { rules: "ignoreTrailingSlash: true", isFlat: true },
  { rules: "", isFlat: true },
  { rules: "", isFlat: false },
  { rules: "", isFlat: true },
];
