import { describe, expect, test } from "vitest";
import { lineOf, routesOf } from "./routes-memory.js";

/** What the oracle's applications do not have: what is no application, what configurations may be, and what is computed. */

const NEXT = JSON.stringify({ dependencies: { next: "^16.0.0" } });
const PAGE = "export default function Page() { return null; }";

async function linesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { routes } = await routesOf(files);
  return routes.map((route) => `${route.app} ${lineOf(route)}`);
}

describe("an application", () => {
  test("is a package that depends on Next.js", async () => {
    const files = { "app/page.tsx": PAGE, "pages/a.tsx": PAGE };
    expect(await linesOf({ "package.json": "{}", ...files })).toEqual([]);
    expect(await linesOf(files)).toEqual([]);
    expect(await linesOf({ "package.json": NEXT, ...files })).toEqual([
      "package.json#next GET / -> app/page.tsx#Page",
      "package.json#next GET /a -> pages/a.tsx#Page",
    ]);
  });

  test("may be one of several, each in its folder", async () => {
    const lines = await linesOf({
      "package.json": NEXT,
      "apps/web/package.json": NEXT,
      "apps/web/src/app/x/page.tsx": PAGE,
      "apps/web/src/app/app/page.tsx": PAGE,
      "apps/shop/next.config.js": "module.exports = {};",
      "apps/shop/pages/x.tsx": PAGE,
      "packages/ui/package.json": "{}",
      "packages/ui/app/page.tsx": PAGE,
      "libs/pages/y.tsx": PAGE,
    });
    expect(lines).toEqual([
      "apps/shop/next.config.js#default GET /x -> apps/shop/pages/x.tsx#Page",
      "apps/web/package.json#next GET /app -> apps/web/src/app/app/page.tsx#Page",
      "apps/web/package.json#next GET /x -> apps/web/src/app/x/page.tsx#Page",
    ]);
  });

  test("has nothing in src when it has something itself", async () => {
    const lines = await linesOf({ "package.json": NEXT, "app/x/page.tsx": PAGE, "src/app/y/page.tsx": PAGE });
    expect(lines).toEqual(["package.json#next GET /x -> app/x/page.tsx#Page"]);
  });

  test("has no tests for pages", async () => {
    const files = {
      "package.json": NEXT,
      "pages/x.test.tsx": PAGE,
      "pages/__tests__/y.tsx": PAGE,
      "pages/z.d.ts": PAGE,
    };
    expect(await linesOf(files)).toEqual([]);
  });
});

test("a path may have the word test in it", async () => {
  const files = {
    "package.json": NEXT,
    "app/page.tsx": PAGE,
    "app/workflows/test/page.tsx": PAGE,
    "app/workflows/test/page.test.tsx": PAGE,
    "tests/fixture/package.json": NEXT,
    "tests/fixture/app/page.tsx": PAGE,
  };
  expect((await linesOf(files)).toSorted()).toEqual([
    "package.json#next GET / -> app/page.tsx#Page",
    "package.json#next GET /workflows/test -> app/workflows/test/page.tsx#Page",
  ]);
});

describe("a configuration", () => {
  const under = async (config: string, name = "next.config.mjs"): Promise<readonly string[]> => {
    const { routes } = await routesOf({
      "package.json": NEXT,
      [name]: config,
      "pages/x.tsx": PAGE,
      "pages/y.page.tsx": PAGE,
    });
    return routes.map(({ path }) => path);
  };

  test.each([
    ["an object", 'export default { basePath: "/b" };'],
    ["a name for one", 'const basePath = "/b";\nconst config = { basePath };\nexport default config;'],
    [
      "what a plugin gives",
      'import plugin from "next-plugin";\nexport default plugin({ debug: 1 })({ basePath: "/b" });',
    ],
    ["what a function gives", 'export default () => { return { basePath: "/b" }; };'],
    ["what a function of a phase gives", 'export default async function config(phase) { return { basePath: "/b" }; }'],
    ["with a default for the environment", 'export default { basePath: process.env.BASE || "/b" };'],
  ])("may be %s", async (_, config) => {
    expect(await under(config)).toEqual(["/b/x", "/b/y.page"]);
  });

  test("may be CommonJS", async () => {
    expect(await under('module.exports = { basePath: "/b" };', "next.config.js")).toEqual(["/b/x", "/b/y.page"]);
  });

  test("may say which files are pages", async () => {
    expect(await under('export default { pageExtensions: ["page.tsx"] };')).toEqual(["/y"]);
  });

  test("may have a path that is not known", async () => {
    const files = {
      "package.json": NEXT,
      "next.config.mjs": 'import { base } from "pkg";\nexport default { basePath: base };',
    };
    expect(await linesOf({ ...files, "pages/x.tsx": PAGE })).toEqual([
      "next.config.mjs#default GET /…/x -> pages/x.tsx#Page (below: it comes from outside of this code)",
    ]);
  });
});

describe("a file", () => {
  const of = async (
    path: string,
    code: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<readonly string[]> => {
    const { routes } = await routesOf({ "package.json": NEXT, [path]: code, ...more });
    return routes.map(lineOf);
  };

  test("without a default export is no page", async () => {
    expect(await of("pages/x.tsx", "export const a = 1;")).toEqual([]);
    expect(await of("app/x/page.tsx", "const a = 1;")).toEqual([]);
  });

  test("has the methods that come through a star", async () => {
    const handlers = {
      "lib/handlers.ts": "export async function GET() {}\nexport const POST = async () => {};\nexport const other = 1;",
    };
    expect(await of("app/x/route.ts", 'export * from "../../lib/handlers";', handlers)).toEqual([
      "GET /x -> lib/handlers.ts#GET",
      "POST /x -> lib/handlers.ts#POST",
    ]);
  });

  test("has methods that code computes, and those of packages", async () => {
    expect(
      await of("app/x/route.ts", 'import { handlers } from "auth";\nexport const { GET, POST } = handlers;'),
    ).toHaveLength(2);
    expect(await of("app/x/route.ts", 'export { GET } from "auth";')).toHaveLength(1);
  });

  test("with a type alone has none", async () => {
    expect(await of("app/x/route.ts", "export type GET = string;")).toEqual([]);
  });

  test.each([
    ["app/(a)/(b)/page.tsx", "/"],
    ["app/(a)/x/@slot/y/page.tsx", "/x/y"],
    ["app/[...all]/page.tsx", "/[...all]"],
    ["pages/index/index.tsx", "/index"],
    ["src/pages/api.ts", "/api"],
    ["app/%5Fx/page.tsx", "/_x"],
    ["app/x/sitemap.ts", "/x/sitemap.xml"],
  ])("%s is at %s", async (file, path) => {
    const { routes } = await routesOf({ "package.json": NEXT, [file]: PAGE });
    expect(routes.map((route) => route.path)).toEqual([path]);
  });

  test.each([
    "app/_x/page.tsx",
    "app/x/layout.tsx",
    "app/x/robots.ts",
    "app/x/(.)y/page.tsx",
    "app/(...)y/page.tsx",
    "pages/_app.tsx",
    "pages/404.tsx",
    "components/pages.tsx",
  ])("%s is no route", async (file) => {
    expect(await of(file, PAGE)).toEqual([]);
  });
});

describe("who answers", () => {
  const between = async (...files: readonly string[]): Promise<readonly string[]> => {
    const pages = Object.fromEntries(files.map((file) => [file, PAGE]));
    const { conflicts } = await routesOf({ "package.json": NEXT, ...pages });
    return conflicts.map(({ kind, outcome, winner }) => `${kind} ${outcome} ${winner.place.file}`);
  };

  test.each<[string, readonly string[], readonly string[]]>([
    ["text before a parameter is usual", ["pages/x/[id].tsx", "pages/x/me.tsx"], []],
    ["a parameter before a rest is usual", ["app/x/[id]/page.tsx", "app/x/[...all]/page.tsx"], []],
    ["an optional rest beside a parameter is", ["app/x/[id]/page.tsx", "app/x/[[...all]]/page.tsx"], []],
    ["slots are parts of one page", ["app/x/page.tsx", "app/x/@a/page.tsx", "app/x/@b/page.tsx"], []],
    ["two names of one parameter fail", ["app/[a]/page.tsx", "app/[b]/page.tsx"], ["identical fails app/[a]/page.tsx"]],
  ])("%s", async (_, files, expected) => {
    expect(await between(...files)).toEqual(expected);
  });
});
