import { assertNever } from "../../../../../src/model/assert-never.js";
import { isLoop } from "../arrange.js";
import {
  argumentOf,
  callLines,
  type JsChild,
  type JsScope,
  type JsTools,
  prefixOf,
  rowLines,
} from "../javascript/js-scope.js";
import type { MountItem, MountStatement, PathPlan, RouteStatement, RoutesStatement, Statement } from "../program.js";

/** A statement on a router or application of Express. */
export function expressStatement(tools: JsTools, statement: Statement, scope: JsScope): readonly string[] {
  switch (statement.kind) {
    case "route":
      return routeLines(tools, statement, scope);
    case "routes":
      return loopLines(tools, statement, scope);
    case "mount":
      return mountLines(tools, statement, scope);
    case "middleware":
      return callLines(`${scope.receiver}.use`, [pathOf(tools, statement.path, scope), PASSES]);
    default:
      return assertNever(statement);
  }
}

/** Middleware that does nothing. */
const PASSES = "(req, res, next) => next()";

function pathOf({ texts }: JsTools, plan: PathPlan, scope: JsScope): string {
  return texts.expression(texts.path(plan), plan, scope);
}

function routeLines(tools: JsTools, route: RouteStatement, scope: JsScope): readonly string[] {
  const { receiver } = scope;
  const { style, handlers } = route;
  const path = pathOf(tools, route.path, scope);
  const methods = route.methods.map((method) => method.toLowerCase());
  const [method = "get"] = methods;
  const write = (index: number): string => tools.handlers.write(handlers[index % handlers.length]!, scope);
  switch (style) {
    case "middleware":
      return callLines(`${receiver}.${method}`, [path, PASSES, write(0)]);
    case "array":
      return [`${receiver}.${method}(`, `  ${path},`, "  [", `    ${PASSES},`, `    ${write(0)},`, "  ],", ");"];
    case "paths":
      return callLines(`${receiver}.${method}`, [
        `[${path}, ${pathOf(tools, { ...route.path, segments: [...route.path.segments, "new"] }, scope)}]`,
        write(0),
      ]);
    case "route": {
      const calls = methods.flatMap((name, index) => [`  .${name}(`, `    ${write(index)},`, "  )"]);
      return [receiver, `  .route(${path})`, ...calls.slice(0, -1), "  );"];
    }
    case "chain": {
      const calls = methods.flatMap((name, index) => [`  .${name}(`, `    ${path},`, `    ${write(index)},`, "  )"]);
      return [receiver, ...calls.slice(0, -1), "  );"];
    }
    case "all":
      return callLines(`${receiver}.all`, [path, write(0)]);
    case "index":
      return callLines(`${receiver}["${method}"]`, [path, write(0)]);
    default:
      return callLines(`${receiver}.${method}`, [path, write(0)]);
  }
}

function loopLines(tools: JsTools, { style, items }: RoutesStatement, scope: JsScope): readonly string[] {
  const { receiver } = scope;
  const rows = items.map(({ method, path, handler }) => ({
    method: JSON.stringify(method.toLowerCase()),
    path: pathOf(tools, path, scope),
    handler: tools.handlers.write(handler, scope),
  }));
  const [first] = rows;
  switch (style) {
    case "paths":
      return [
        ...rowLines(
          "for (const path of [",
          rows.map(({ path }) => path),
          "]) {",
        ),
        `  ${receiver}.get(path, ${first!.handler});`,
        "}",
      ];
    case "methods":
      return [
        `for (const method of [${rows.map(({ method }) => method).join(", ")}]) {`,
        `  ${receiver}[method](${first!.path}, ${first!.handler});`,
        "}",
      ];
    case "entries":
      return [
        ...rowLines(
          "for (const [path, handler] of Object.entries({",
          rows.map(({ path, handler }) => `[${path}]: ${handler}`),
          "})) {",
        ),
        `  ${receiver}.get(path, handler);`,
        "}",
      ];
    case "records":
      return [
        ...rowLines(
          "for (const { method, path, handler } of [",
          rows.map(({ method, path, handler }) => `{ method: ${method}, path: ${path}, handler: ${handler} }`),
          "]) {",
        ),
        `  ${receiver}[method](path, handler);`,
        "}",
      ];
    default:
      return rowLines(
        "[",
        rows.map(({ method, path, handler }) => `[${method}, ${path}, ${handler}]`),
        `].forEach(([method, path, handler]) => ${receiver}[method](path, handler));`,
      ).map((line, index) => (index === 0 ? `;${line}` : line));
  }
}

function mountLines(tools: JsTools, mount: MountStatement, scope: JsScope): readonly string[] {
  const items = mount.items.map((item) => ({ item, child: tools.child(item.child, scope) }));
  const mounted = items.flatMap(({ item, child }) => mountedOf(tools, item, child, scope));
  const single = items.flatMap(({ item, child }) =>
    child.kind === "registrar" ? [`${child.call(scope.receiver, argumentOf(tools, item, scope))};`] : [],
  );
  if (isLoop(mount)) return mounted.length === 0 ? single : [...loopMountLines(mount, mounted, scope), ...single];
  return [...single, ...mounted.flatMap((each) => useLines(mount, each, scope))];
}

interface Mounted {
  readonly router: string;
  readonly prefix: string;
  /** Another prefix of the same length: of two where one is a part of the other, the first would take what the second is for. */
  readonly also: string;
}

function mountedOf(tools: JsTools, item: MountItem, child: JsChild, scope: JsScope): readonly Mounted[] {
  if (child.kind !== "mounted") return [];
  const isWhole = item.prefix.form !== "argument" || scope.argument === null;
  const also = JSON.stringify(isWhole ? item.prefix.segments.map(() => "/b").join("") : "");
  return [{ router: child.expression(argumentOf(tools, item, scope)), prefix: prefixOf(tools, item, scope), also }];
}

function useLines(
  { style }: MountStatement,
  { router, prefix, also }: Mounted,
  { receiver }: JsScope,
): readonly string[] {
  switch (style) {
    case "bare":
      return [`${receiver}.use(${router});`];
    case "middleware":
      return callLines(`${receiver}.use`, [prefix, PASSES, router]);
    case "paths":
      return [`${receiver}.use([${also === '""' ? prefix : `${prefix}, ${also}`}], ${router});`];
    default:
      return [`${receiver}.use(${prefix}, ${router});`];
  }
}

function loopMountLines(
  { style }: MountStatement,
  items: readonly Mounted[],
  { receiver }: JsScope,
): readonly string[] {
  const use = `  ${receiver}.use(prefix, child);`;
  const pairs = items.map(({ router, prefix }) => `[${prefix}, ${router}]`);
  switch (style) {
    case "each-entries":
      return [
        ...rowLines(
          "for (const [prefix, child] of Object.entries({",
          items.map(({ router, prefix }) => `[${prefix}]: ${router}`),
          "})) {",
        ),
        use,
        "}",
      ];
    case "each-record":
      return [
        ...rowLines(
          "for (const { prefix, router: child } of [",
          items.map(({ router, prefix }) => `{ prefix: ${prefix}, router: ${router} }`),
          "]) {",
        ),
        use,
        "}",
      ];
    case "each-call":
      return [...rowLines(";[", pairs, "].forEach(([prefix, child]) => {"), use, "});"];
    case "each-map":
      return [...rowLines("for (const [prefix, child] of new Map([", pairs, "])) {"), use, "}"];
    case "each-plain":
      return [
        ...rowLines(
          "for (const child of [",
          items.map(({ router }) => router),
          "]) {",
        ),
        `  ${receiver}.use(child);`,
        "}",
      ];
    default:
      return [...rowLines("for (const [prefix, child] of [", pairs, "]) {"), use, "}"];
  }
}
