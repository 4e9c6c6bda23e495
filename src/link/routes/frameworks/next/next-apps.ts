import { FILE_START, type Place } from "../../../../model/span.js";
import type { SymbolId } from "../../../../model/symbol-id.js";
import type { SymbolGraph } from "../../../../model/graph.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import { isConfig, type NextConfig, nextConfig } from "./next-config.js";

/** One application: a folder with `app`, `pages` or both, in itself or in `src`. */
export interface NextApp {
  readonly id: SymbolId;
  readonly place: Place;
  readonly config: NextConfig;
  /** The files below `app` and `pages`, by what is behind that: `/blog/[slug]/page.tsx`. */
  readonly files: readonly RouteFile[];
}

export interface RouteFile {
  readonly router: "app" | "pages";
  /** From the analysis root. */
  readonly path: string;
  /** From the folder of the router, with a slash in front. */
  readonly below: string;
}

/** Every application: a folder that has a configuration of Next.js, or a package that depends on it. */
export function nextApps(run: FlowRun): readonly NextApp[] {
  const { graph } = run;
  const byRoot = new Map<string, RouteFile[]>();
  const served = new Set<string>();
  for (const { path, language, isTest } of graph.files) {
    if (language !== "typescript" || path.endsWith(".d.ts")) continue;
    for (const { root, file } of placesOf(path)) {
      if (isTest && !isSurelyRoute(file)) continue;
      if (!isTest) served.add(`${root} ${file.router}`);
      const known = byRoot.get(root);
      if (known === undefined) byRoot.set(root, [file]);
      else known.push(file);
    }
  }
  const configs = new Map(graph.files.filter(({ path }) => isConfig(path)).map(({ path }) => [folderOf(path), path]));
  return [...byRoot].flatMap(([root, all]) => {
    // What is a test as a whole has no routes.
    const files = all.filter(({ router }) => served.has(`${root} ${router}`));
    const config = configs.get(root) ?? null;
    if (config === null && !dependsOnNext(graph, root, files)) return [];
    return [appOf(run, root, config, files)];
  });
}

/** In `app/api/workflows/test/route.ts`, `test` is a part of the path that people ask for. */
function isSurelyRoute({ router, below }: RouteFile): boolean {
  return router === "app" && /\/(?:route|page)\.[jt]sx?$/.test(below);
}

/** Of `src/app/blog/page.tsx` the folder itself, and every `app` and `pages` on the way: which of them is one the package decides. */
function placesOf(path: string): readonly { readonly root: string; readonly file: RouteFile }[] {
  return [...path.matchAll(/(?<=^|\/)(?:src\/)?(app|pages)\//g)].map((match) => ({
    root: path.slice(0, match.index).replace(/\/$/, ""),
    file: {
      router: match[1] === "app" ? "app" : "pages",
      path,
      below: path.slice(match.index + match[0].length - 1),
    },
  }));
}

function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}

function dependsOnNext(graph: SymbolGraph, root: string, [first]: readonly RouteFile[]): boolean {
  const owner = first === undefined ? null : graph.packageOf(first.path);
  return owner?.folder === root && owner.dependencies.has("next");
}

function appOf(run: FlowRun, root: string, config: string | null, files: readonly RouteFile[]): NextApp {
  const prefix = root === "" ? "" : `${root}/`;
  // What stands in `src` counts only where the folder itself has neither.
  const own = files.filter(({ path }) => !path.startsWith(`${prefix}src/`));
  const counted = own.length > 0 ? own : files;
  const file = config ?? counted[0]?.path ?? "";
  return {
    id: config === null ? `${prefix}package.json#next` : `${config}#default`,
    place: { file, span: FILE_START },
    config: nextConfig(run, config),
    files: counted,
  };
}
