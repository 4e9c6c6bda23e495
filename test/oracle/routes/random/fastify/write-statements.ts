import { assertNever } from "../../../../../src/model/assert-never.js";
import { callLines, type JsScope, type JsTools, rowLines } from "../javascript/js-scope.js";
import type { PathPlan, RouteStatement, RoutesStatement, Statement } from "../program.js";
import { indented } from "../source-file.js";
import { mountLines } from "./write-mounts.js";
import { ARGUMENT, type WrittenPaths } from "./written-paths.js";

export interface FastifyTools extends JsTools {
  readonly paths: WrittenPaths;
}

/** A statement on an instance of Fastify; nothing where that has the path already. */
export function fastifyStatement(tools: FastifyTools, statement: Statement, scope: JsScope): readonly string[] {
  switch (statement.kind) {
    case "route":
      return routeLines(tools, statement, scope);
    case "routes":
      return loopLines(tools, statement, scope);
    case "mount":
      return mountLines(tools, statement, scope);
    case "middleware":
      return [`${scope.receiver}.addHook("onRequest", ${PASSES});`];
    default:
      return assertNever(statement);
  }
}

/** A hook that does nothing. */
const PASSES = "async () => {}";

/** A path as it is written, and what is known of it. */
interface OwnPath {
  readonly text: string;
  readonly expression: string;
}

function pathOf({ texts }: JsTools, plan: PathPlan, scope: JsScope): OwnPath {
  // Nothing may be behind a wildcard.
  const isOpen = plan.segments.at(-1)?.includes("*") === true;
  const text = texts.path(isOpen ? { ...plan, trailingSlash: false } : plan);
  const isArgument = plan.form === "argument" && scope.argument !== null;
  return { text: isArgument ? ARGUMENT + text : text, expression: texts.expression(text, plan, scope) };
}

function routeLines(tools: FastifyTools, route: RouteStatement, scope: JsScope): readonly string[] {
  const { style, handlers, methods } = route;
  const { text, expression } = pathOf(tools, route.path, scope);
  const asked = MANY.has(style) ? methods : style === "all" ? ["ANY"] : methods.slice(0, 1);
  const path = style === "boxed" ? BOX + text.replace(/^\/$/, "") : text;
  if (
    !tools.paths.add(
      scope.unit,
      asked.map((method) => ({ method, path })),
    )
  )
    return [];
  return styled(style, {
    receiver: scope.receiver,
    methods: asked,
    path: expression,
    handler: (index) => tools.handlers.write(handlers[index % handlers.length]!, scope),
  });
}

/** The styles that register several methods. */
const MANY: ReadonlySet<string> = new Set(["methods", "chain"]);

/** The prefix of a plugin around one route. */
const BOX = "/items";

interface RouteParts {
  readonly receiver: string;
  readonly methods: readonly string[];
  readonly path: string;
  readonly handler: (index: number) => string;
}

function styled(style: string, { receiver, methods, path, handler }: RouteParts): readonly string[] {
  const method = methods[0]!.toLowerCase();
  switch (style) {
    case "options":
      return callLines(`${receiver}.${method}`, [path, `{ schema: {}, preHandler: [${PASSES}] }`, handler(0)]);
    case "handler":
      return [`${receiver}.${method}(`, `  ${path},`, "  {", `    handler: ${handler(0)},`, "  },", ");"];
    case "full":
      return fullLines(receiver, [`method: "${methods[0]}"`, `url: ${path}`, `handler: ${handler(0)}`]);
    case "methods":
      return fullLines(receiver, [`method: ${JSON.stringify(methods)}`, `path: ${path}`, `handler: ${handler(0)}`]);
    case "spread":
      return fullLines(receiver, [
        '...{ logLevel: "silent", method: "PUT" }',
        `method: "${method}"`,
        `handler: ${handler(0)}`,
        `url: ${path}`,
      ]);
    case "chain": {
      const calls = methods.flatMap((name, index) => [
        `  .${name.toLowerCase()}(`,
        `    ${path},`,
        `    ${handler(index)},`,
        "  )",
      ]);
      return [receiver, ...calls.slice(0, -1), "  );"];
    }
    case "index":
      return callLines(`${receiver}["${method}"]`, [path, handler(0)]);
    case "slash":
    case "no-slash":
      return callLines(`${receiver}.${method}`, [path, `{ prefixTrailingSlash: "${style}" }`, handler(0)]);
    case "boxed":
      return [
        `${receiver}.register(async (box) => {`,
        ...indented(callLines(`box.${method}`, [path === '"/"' ? '""' : path, handler(0)]), "  "),
        `}, { prefix: "${BOX}" });`,
      ];
    case "after":
      return [
        `${receiver}.after(() => {`,
        ...indented(callLines(`${receiver}.${method}`, [path, handler(0)]), "  "),
        "});",
      ];
    default:
      return callLines(`${receiver}.${style === "all" ? "all" : method}`, [path, handler(0)]);
  }
}

function fullLines(receiver: string, entries: readonly string[]): readonly string[] {
  return rowLines(`${receiver}.route({`, entries, "});");
}

function loopLines(tools: FastifyTools, { style, items }: RoutesStatement, scope: JsScope): readonly string[] {
  const { receiver } = scope;
  const [first] = items;
  const rows = items.flatMap(({ method: own, path: plan, handler }) => {
    const method = style === "paths" || style === "entries" ? "GET" : own;
    const path = pathOf(tools, style === "methods" ? first!.path : plan, scope);
    const isNew = tools.paths.add(scope.unit, [{ method, path: path.text }]);
    return isNew ? [{ method: JSON.stringify(method.toLowerCase()), path: path.expression, handler }] : [];
  });
  if (rows.length === 0) return [];
  const written = rows.map((row) => ({ ...row, handler: tools.handlers.write(row.handler, scope) }));
  const { path, handler } = written[0]!;
  switch (style) {
    case "paths":
      return [
        ...rowLines(
          "for (const path of [",
          written.map((row) => row.path),
          "]) {",
        ),
        `  ${receiver}.get(path, ${handler});`,
        "}",
      ];
    case "methods":
      return [
        `for (const method of [${written.map(({ method }) => method).join(", ")}]) {`,
        `  ${receiver}[method](${path}, ${handler});`,
        "}",
      ];
    case "entries":
      return [
        ...rowLines(
          "for (const [path, handler] of Object.entries({",
          written.map((row) => `[${row.path}]: ${row.handler}`),
          "})) {",
        ),
        `  ${receiver}.get(path, handler);`,
        "}",
      ];
    case "records":
      return [
        ...rowLines(
          "for (const { method, path, handler } of [",
          written.map((row) => `{ method: ${row.method}, path: ${row.path}, handler: ${row.handler} }`),
          "]) {",
        ),
        `  ${receiver}[method](path, handler);`,
        "}",
      ];
    case "full":
      return rowLines(
        ";[",
        written.map((row) => `{ method: ${row.method}, url: ${row.path}, handler: ${row.handler} }`),
        `].forEach((route) => ${receiver}.route(route));`,
      );
    default:
      return rowLines(
        ";[",
        written.map((row) => `[${row.method}, ${row.path}, ${row.handler}]`),
        `].forEach(([method, path, handler]) => ${receiver}[method](path, handler));`,
      );
  }
}
