import type { SymbolGraph } from "../../../../model/graph.js";
import { FILE_START, type Span } from "../../../../model/span.js";
import type { SymbolId } from "../../../../model/symbol-id.js";
import type { DraftRoute, PathText } from "../../framework.js";
import type { NextApp, RouteFile } from "./next-apps.js";
import { appFile, filePatterns, pagePath } from "./file-path.js";

/** A route of one file. */
export interface FileRoute extends DraftRoute {
  readonly file: RouteFile;
  readonly slots: string;
  /** Where its extension stands among those that make pages. */
  readonly rank: number;
}

export function isFileRoute(route: DraftRoute): route is FileRoute {
  return "file" in route && "slots" in route;
}

/** The methods that a `route` file may export. */
const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH"] as const;

/** One route for each page, and for each method that a `route` file exports. */
export function nextRoutes(graph: SymbolGraph, app: NextApp): readonly FileRoute[] {
  return app.files.flatMap((file) =>
    file.router === "app" ? appRoutes(graph, app, file) : pageRoutes(graph, app, file),
  );
}

function appRoutes(graph: SymbolGraph, app: NextApp, file: RouteFile): readonly FileRoute[] {
  const found = appFile(file.below, app.config.extensions);
  if (found === null) return [];
  const names = found.kind === "route" ? METHODS : (["default"] as const);
  return names.flatMap((name) => {
    const exported = exportOf(graph, file.path, name);
    return exported === null
      ? []
      : [draft(app, file, { method: name === "default" ? "GET" : name, ...found, exported })];
  });
}

function pageRoutes(graph: SymbolGraph, app: NextApp, file: RouteFile): readonly FileRoute[] {
  const path = pagePath(file.below, app.config.extensions);
  const exported = path === null ? null : exportOf(graph, file.path, "default");
  if (path === null || exported === null) return [];
  const method = path === "/api" || path.startsWith("/api/") ? "ANY" : "GET";
  return [draft(app, file, { method, path, slots: "", exported })];
}

interface Exported {
  readonly handler: DraftRoute["handler"];
  readonly span: Span;
}

/** What a file exports under a name; null when it does not. */
function exportOf(graph: SymbolGraph, path: string, name: string): Exported | null {
  const own = graph.file(path)?.facts.exports.find((exported) => exported.name === name);
  const found = graph.resolveExport(path, name);
  const span = own?.span ?? FILE_START;
  switch (found.status) {
    case "definition":
      return isType(graph, found.symbol) ? null : { handler: { kind: "definition", symbol: found.symbol }, span };
    case "external":
      return { handler: { kind: "external", name: found.name }, span };
    default:
      // What code computes is there all the same when the file itself says that it exports it.
      return own === undefined ? null : { handler: null, span };
  }
}

function isType(graph: SymbolGraph, symbol: SymbolId): boolean {
  const kind = graph.definition(symbol)?.facts.kind;
  return kind === "typeAlias" || kind === "interface";
}

interface Found {
  readonly method: string;
  readonly path: string;
  readonly slots: string;
  readonly exported: Exported;
}

function draft({ config }: NextApp, file: RouteFile, { method, path, slots, exported }: Found): FileRoute {
  const whole = joined(config.basePath, path);
  return {
    method,
    path: whole,
    patterns: whole.stop === null ? filePatterns(whole.text) : [],
    handler: exported.handler,
    place: { file: file.path, span: exported.span },
    mounts: [],
    prefixes: [config.basePath.text],
    guards: [],
    order: 0,
    router: null,
    continues: false,
    file,
    slots,
    rank: config.extensions.findIndex((extension) => file.path.endsWith(`.${extension}`)),
  };
}

function joined(base: PathText, path: string): PathText {
  const { text } = base;
  return { ...base, text: text === "" ? path : path === "/" ? text : text + path };
}
