import { isLoop } from "../arrange.js";
import { type JsChild, type JsScope, rowLines } from "../javascript/js-scope.js";
import type { MountItem, MountStatement, PathPlan } from "../program.js";
import { indented } from "../source-file.js";
import type { FastifyTools } from "./write-statements.js";
import { ARGUMENT } from "./written-paths.js";

/** Registers plugins, and calls what registers on the instance that it is given. */
export function mountLines(tools: FastifyTools, mount: MountStatement, scope: JsScope): readonly string[] {
  const items = mount.items.map((item) => ({ item, child: tools.child(item.child, scope) }));
  const single = items.flatMap(({ item, child }) =>
    child.kind === "registrar" ? registrarLines(tools, mount, { item, call: child.call }, scope) : [],
  );
  const plugins = items.flatMap(({ item, child }) =>
    child.kind === "plugin" ? pluginOf(tools, mount, { item, child }, scope) : [],
  );
  if (isLoop(mount)) return [...(plugins.length === 0 ? [] : loopLines(mount, plugins, scope)), ...single];
  return [...single, ...plugins.flatMap((plugin) => registerLines(tools, mount, plugin, scope))];
}

/** A text, and what is known of it. */
interface OwnText {
  readonly text: string;
  readonly expression: string;
}

function textOf(tools: FastifyTools, text: string, plan: PathPlan, scope: JsScope): OwnText {
  const isArgument = plan.form === "argument" && scope.argument !== null;
  return { text: isArgument ? ARGUMENT + text : text, expression: tools.texts.expression(text, plan, scope) };
}

function prefixOf(tools: FastifyTools, { prefix }: MountItem, scope: JsScope): OwnText {
  const text = tools.texts.prefix(prefix) + (prefix.trailingSlash ? "/" : "");
  return textOf(tools, text, prefix, scope);
}

interface Registrar {
  readonly item: MountItem;
  readonly call: Extract<JsChild, { kind: "registrar" }>["call"];
}

/** Called as it is, or with an instance that has a prefix. */
function registrarLines(
  tools: FastifyTools,
  { style }: MountStatement,
  { item, call }: Registrar,
  scope: JsScope,
): readonly string[] {
  const { receiver, unit } = scope;
  const argument = textOf(tools, tools.texts.prefix(item.argument), item.argument, scope);
  const isBoxed = ["inline", "callback", "after", "await", "twice"].includes(style);
  const prefix = isBoxed ? prefixOf(tools, item, scope) : NONE;
  if (!tools.paths.mount({ parent: unit, child: item.child, prefix: prefix.text, argument: argument.text })) return [];
  if (!isBoxed) return [`${call(receiver, argument.expression)};`];
  return [
    `${receiver}.register(async (child) => {`,
    `  ${call("child", argument.expression)};`,
    `}, { prefix: ${prefix.expression} });`,
  ];
}

const NONE: OwnText = { text: "", expression: '""' };

interface Plugin {
  readonly item: MountItem;
  readonly child: Extract<JsChild, { kind: "plugin" }>;
  readonly expression: string;
  readonly prefix: string;
  /** What the options say that it is given. */
  readonly base: string | null;
  readonly argument: string;
}

/** None where the unit has one of the paths already. */
function pluginOf(
  tools: FastifyTools,
  { style }: MountStatement,
  { item, child }: Pick<Plugin, "item" | "child">,
  scope: JsScope,
): readonly Plugin[] {
  const isBare = style === "bare" || style === "each-plain";
  const prefix = isBare ? NONE : prefixOf(tools, item, scope);
  const given = textOf(tools, tools.texts.prefix(item.argument), item.argument, scope);
  const isGiven = !child.hasOption || !(isBare || style === "each-entries" || style === "each-map");
  const argument = isGiven ? given.text : "";
  const around = style === "inline" ? INLINE + prefix.text : prefix.text;
  const isNew = tools.paths.mount({
    parent: scope.unit,
    child: item.child,
    prefix: child.isEncapsulated ? around : style === "inline" ? INLINE : "",
    argument,
  });
  if (!isNew) return [];
  const expression = style === "module" && child.module !== null ? child.module : child.expression(given.expression);
  const base = child.hasOption && isGiven ? given.expression : null;
  return [{ item, child, expression, prefix: prefix.expression, base, argument }];
}

/** The prefix of a plugin around another one. */
const INLINE = "/b";

function optionsOf({ prefix, base }: Plugin): string {
  return base === null ? `{ prefix: ${prefix} }` : `{ prefix: ${prefix}, base: ${base} }`;
}

function registerLines(
  tools: FastifyTools,
  { style }: MountStatement,
  plugin: Plugin,
  { receiver, canAwait, unit }: JsScope,
): readonly string[] {
  const { expression } = plugin;
  const options = optionsOf(plugin);
  const plain = `${receiver}.register(${expression}, ${options});`;
  switch (style) {
    case "bare":
      return [`${receiver}.register(${expression});`];
    case "await":
      return [canAwait ? `await ${plain}` : plain];
    case "computed":
      return [`${receiver}.register(${expression}, () => (${options}));`];
    case "twice": {
      const { item, child, argument } = plugin;
      const again = { parent: unit, child: item.child, prefix: child.isEncapsulated ? "/new" : "", argument };
      if (!tools.paths.mount(again)) return [plain];
      return [plain, `${receiver}.register(${expression}, ${optionsOf({ ...plugin, prefix: '"/new"' })});`];
    }
    case "inline":
      return [
        `${receiver}.register(async (child) => {`,
        `  child.register(${expression}, ${options});`,
        `}, { prefix: "${INLINE}" });`,
      ];
    case "callback":
      return [
        `${receiver}.register((child, options, done) => {`,
        `  child.register(${expression}, ${options});`,
        "  done();",
        "});",
      ];
    case "after":
      return [`${receiver}.after(() => {`, ...indented([plain], "  "), "});"];
    default:
      return [plain];
  }
}

function loopLines(
  { style }: MountStatement,
  plugins: readonly Plugin[],
  { receiver, canAwait }: JsScope,
): readonly string[] {
  const pairs = plugins.map((plugin) => `[${plugin.expression}, ${optionsOf(plugin)}]`);
  switch (style) {
    case "each-entries":
      return [
        ...rowLines(
          "for (const [prefix, plugin] of Object.entries({",
          plugins.map(({ expression, prefix }) => `[${prefix}]: ${expression}`),
          "})) {",
        ),
        `  ${receiver}.register(plugin, { prefix });`,
        "}",
      ];
    case "each-record":
      return [
        ...rowLines(
          "for (const { plugin, ...options } of [",
          plugins.map((plugin) => `{ plugin: ${plugin.expression}, ${optionsOf(plugin).slice(2)}`),
          "]) {",
        ),
        `  ${receiver}.register(plugin, options);`,
        "}",
      ];
    case "each-call":
      return [
        ...rowLines(";[", pairs, "].forEach(([plugin, options]) => {"),
        `  ${receiver}.register(plugin, options);`,
        "});",
      ];
    case "each-map":
      return [
        ...rowLines(
          "for (const [prefix, plugin] of new Map([",
          plugins.map(({ expression, prefix }) => `[${prefix}, ${expression}]`),
          "])) {",
        ),
        `  ${receiver}.register(plugin, { prefix });`,
        "}",
      ];
    case "each-plain":
      return [
        ...rowLines(
          "for (const plugin of [",
          plugins.map(({ expression }) => expression),
          "]) {",
        ),
        `  ${receiver}.register(plugin);`,
        "}",
      ];
    default: {
      const isAwaited = style === "each-await" && canAwait;
      return [
        ...rowLines("for (const [plugin, options] of [", pairs, "]) {"),
        `  ${isAwaited ? "await " : ""}${receiver}.register(plugin, options);`,
        "}",
      ];
    }
  }
}
