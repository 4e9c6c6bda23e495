import { assertNever } from "../../../../../src/model/assert-never.js";
import { isLoop } from "../arrange.js";
import type { MountItem, MountStatement, RouteStatement, RoutesStatement, Statement } from "../program.js";
import { type HandlerPlace, type HandlerSort, IMPORTS, type PythonHandlers } from "./python-handlers.js";
import { indented } from "../source-file.js";
import type { Texts } from "../texts.js";

/** Where statements are written. */
export interface PythonScope extends HandlerPlace {
  /** The expression of what is registered on. */
  readonly receiver: string;
  /** The expression of the text that the unit is given; null where it is given none. */
  readonly argument: string | null;
  /** Whether a path may be nothing at all, because there is something in front of it. */
  readonly hasPrefix: boolean;
  readonly isApp: boolean;
}

/** How a unit is put under another. */
export type Child =
  | { readonly kind: "router"; readonly expression: (argument: string) => string }
  | { readonly kind: "app"; readonly expression: string }
  | { readonly kind: "registrar"; readonly call: (receiver: string, argument: string) => string };

export interface PythonTools {
  readonly texts: Texts;
  readonly handlers: PythonHandlers;
  /** A unit as a file sees it. */
  readonly child: (index: number, scope: PythonScope) => Child;
}

export function statementLines(tools: PythonTools, statement: Statement, scope: PythonScope): readonly string[] {
  switch (statement.kind) {
    case "route":
      return routeLines(tools, statement, scope);
    case "routes":
      return loopLines(tools, statement, scope);
    case "mount":
      return mountLines(tools, statement, scope);
    case "middleware":
      return scope.isApp ? middlewareLines(scope) : [];
    default:
      return assertNever(statement);
  }
}

/** Those that a function defines in place have to be imported by the file in any case. */
function sortOf({ style }: RouteStatement): HandlerSort {
  if (style === "starlette") return "request";
  return style === "socket" || style === "add-socket" ? "socket" : "nothing";
}

function routeLines(tools: PythonTools, route: RouteStatement, scope: PythonScope): readonly string[] {
  const { receiver, file } = scope;
  const { style, methods, handlers } = route;
  const [plan] = handlers;
  const sort = sortOf(route);
  for (const line of IMPORTS[sort]) file.import(line);
  const path = pathOf(tools, route.path, scope, style === "starlette");
  const list = `methods=[${methods.map((method) => `"${method}"`).join(", ")}]`;
  const calls = callsOf(route, path, list).map((call) => `${receiver}.${call}`);
  const isDecorated = ["decorator", "api-route", "socket"].includes(style);
  if (isDecorated && plan.kind !== "repeated" && plan.kind !== "imported") {
    return ["", ...calls.map((call) => `@${call}`), ...tools.handlers.decorated(sort), ""];
  }
  const { expression, lines } = tools.handlers.write(plan, sort, scope);
  switch (style) {
    case "add":
      return [...lines, `${receiver}.add_api_route(${path}, ${expression}, ${list})`];
    case "add-socket":
      return [...lines, `${receiver}.add_api_websocket_route(${path}, ${expression})`];
    case "starlette":
      return [...lines, `${receiver}.add_route(${path}, ${expression}, ${list})`];
    default:
      return [...lines, ...calls.map((call) => `${call}(${expression})`)];
  }
}

/** The calls that give a decorator. */
function callsOf({ style, methods }: RouteStatement, path: string, list: string): readonly string[] {
  if (style === "socket") return [`websocket(${path})`];
  if (style === "api-route") return [`api_route(${path}, ${list})`];
  return methods.map((method) => `${method.toLowerCase()}(${path})`);
}

function pathOf({ texts }: PythonTools, plan: RouteStatement["path"], scope: PythonScope, needsSlash = false): string {
  const isEmpty = plan.segments.length === 0 && !plan.trailingSlash && scope.hasPrefix && !needsSlash;
  return texts.expression(isEmpty ? "" : texts.path(plan), plan, scope);
}

function loopLines(tools: PythonTools, { style, items }: RoutesStatement, scope: PythonScope): readonly string[] {
  const { receiver } = scope;
  const written = items.map(({ method, path, handler }) => ({
    method: `"${method}"`,
    path: pathOf(tools, path, scope),
    ...tools.handlers.write(handler, "nothing", scope),
  }));
  const first = written[0]!;
  const before = written.flatMap(({ lines }) => lines);
  const over = (
    head: string,
    open: string,
    rows: readonly string[],
    close: string,
    body: string,
  ): readonly string[] => [
    ...before,
    `for ${head} in ${open}`,
    ...rows.map((row) => `    ${row},`),
    `${close}:`,
    `    ${body}`,
  ];
  const add = `${receiver}.add_api_route(path, handler, methods=[method])`;
  switch (style) {
    case "paths":
      return over(
        "path",
        "[",
        written.map(({ path }) => path),
        "]",
        `${receiver}.add_api_route(path, ${first.expression}, methods=[${first.method}])`,
      );
    case "methods":
      return over(
        "method",
        "(",
        written.map(({ method }) => method),
        ")",
        `${receiver}.add_api_route(${first.path}, ${first.expression}, methods=[method])`,
      );
    case "dict":
      return over(
        "path, handler",
        "{",
        written.map(({ path, expression }) => `${path}: ${expression}`),
        "}.items()",
        `${receiver}.get(path)(handler)`,
      );
    case "getattr":
      return over(
        "method, path, handler",
        "[",
        written.map(({ method, path, expression }) => `(${method.toLowerCase()}, ${path}, ${expression})`),
        "]",
        `getattr(${receiver}, method)(path)(handler)`,
      );
    default:
      return over(
        "method, path, handler",
        "[",
        written.map(({ method, path, expression }) => `(${method}, ${path}, ${expression})`),
        "]",
        add,
      );
  }
}

function mountLines(tools: PythonTools, mount: MountStatement, scope: PythonScope): readonly string[] {
  const items = mount.items.map((item) => ({ item, child: tools.child(item.child, scope) }));
  const routers = items.flatMap(({ item, child }) =>
    child.kind === "router" ? { router: child.expression(argumentOf(tools, item, scope)), item } : [],
  );
  const others = items.filter(({ child }) => child.kind !== "router");
  const single = others.flatMap(({ item, child }) => otherLines(tools, item, child, scope));
  if (!isLoop(mount)) return [...single, ...routers.flatMap((each) => routerLines(tools, mount, each, scope))];
  return routers.length === 0 ? single : [...loopMountLines(tools, mount, routers, scope), ...single];
}

/** What a unit was given is not handed on where it is the prefix as well: a path cannot have one parameter twice. */
function argumentOf({ texts }: PythonTools, { argument, prefix }: MountItem, scope: PythonScope): string {
  const place = prefix.form === "argument" ? { ...scope, argument: null } : scope;
  return texts.expression(texts.prefix(argument), argument, place);
}

function prefixOf({ texts }: PythonTools, { prefix }: MountItem, scope: PythonScope): string {
  return texts.expression(texts.prefix(prefix), prefix, scope);
}

/** A mount of a router without a path would keep what includes the router from starting. */
function mountPathOf(tools: PythonTools, item: MountItem, scope: PythonScope): string {
  return scope.isApp || item.prefix.segments.length > 0 ? prefixOf(tools, item, scope) : `"/mounted"`;
}

function otherLines(tools: PythonTools, item: MountItem, child: Child, scope: PythonScope): readonly string[] {
  if (child.kind === "app") return [`${scope.receiver}.mount(${mountPathOf(tools, item, scope)}, ${child.expression})`];
  return child.kind === "registrar" ? [child.call(scope.receiver, argumentOf(tools, item, scope))] : [];
}

interface RouterItem {
  readonly router: string;
  readonly item: MountItem;
}

function routerLines(
  tools: PythonTools,
  { style }: MountStatement,
  { router, item }: RouterItem,
  scope: PythonScope,
): readonly string[] {
  if (style === "mount") return [`${scope.receiver}.mount(${mountPathOf(tools, item, scope)}, ${router})`];
  const prefix = prefixOf(tools, item, scope);
  const isBare = item.prefix.segments.length === 0 && item.prefix.split > 1;
  return [`${scope.receiver}.include_router(${router}${isBare ? "" : `, prefix=${prefix}`})`];
}

function loopMountLines(
  tools: PythonTools,
  { style }: MountStatement,
  items: readonly RouterItem[],
  scope: PythonScope,
): readonly string[] {
  const rows = items.map(({ router, item }) => ({ router, prefix: prefixOf(tools, item, scope) }));
  const include = `${scope.receiver}.include_router(child, prefix=prefix)`;
  const over = (
    head: string,
    open: string,
    texts: readonly string[],
    close: string,
    body: string,
  ): readonly string[] => [
    `for ${head} in ${open}`,
    ...indented(
      texts.map((text) => `${text},`),
      "    ",
    ),
    `${close}:`,
    `    ${body}`,
  ];
  switch (style) {
    case "each-dict":
      return over(
        "prefix, child",
        "{",
        rows.map(({ router, prefix }) => `${prefix}: ${router}`),
        "}.items()",
        include,
      );
    case "each-values":
      return [
        "configurations = {",
        ...rows.map(({ router, prefix }, index) => `    "router${index}": (${router}, ${prefix}, ["tag"]),`),
        "}",
        "for child, prefix, tags in configurations.values():",
        `    ${scope.receiver}.include_router(child, prefix=prefix, tags=tags)`,
      ];
    case "each-record":
      return over(
        "options",
        "[",
        rows.map(({ router, prefix }) => `{"router": ${router}, "prefix": ${prefix}}`),
        "]",
        `${scope.receiver}.include_router(**options)`,
      );
    case "each-plain":
      return over(
        "child",
        "(",
        rows.map(({ router }) => router),
        ")",
        `${scope.receiver}.include_router(child)`,
      );
    default:
      return over(
        "child, prefix",
        "[",
        rows.map(({ router, prefix }) => `(${router}, ${prefix})`),
        "]",
        include,
      );
  }
}

function middlewareLines({ receiver }: PythonScope): readonly string[] {
  return [
    "",
    `@${receiver}.middleware("http")`,
    "async def handle(request, call_next):",
    "    return await call_next(request)",
    "",
  ];
}
