import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import {
  layerPatterns,
  type ExpressVersion,
  type Layer,
} from "../../src/link/routes/frameworks/express/layer-pattern.js";
import { PatternRelations } from "../../src/link/routes/relate-patterns.js";

/** A router of Express, as far as it is asked here. */
interface Router {
  use(path: string, router: Router): void;
  get(path: string, handler: (request: Request, response: object) => void): void;
  handle(request: Request, response: object, done: () => void): void;
}

interface Request {
  readonly method: string;
  url: string;
  answered?: () => void;
}

type MakeRouter = (options: object) => Router;

/** The paths of the routers from the outside in, the last one being that of the route. */
interface Nest {
  readonly mounts: readonly string[];
  readonly route: string;
  readonly strict: boolean;
  readonly caseSensitive: boolean;
}

const isRequired = process.env["SSOTLINT_ORACLES"] === "required";

/** Express's own routers and what we say that their paths match, asked for the same requests. */
describe.each<ExpressVersion>([4, 5])("the paths of Express %i", (version) => {
  const folder = join(import.meta.dirname, `routes/express${version}`);
  const isThere = existsSync(join(folder, "node_modules"));
  if (!isThere) console.log(`skipped: the paths of Express ${version}, because test/oracle/routes is not installed`);
  const counts = { agree: 0, total: 0 };
  afterAll(() => console.log(`paths of Express ${version}: ${counts.agree} / ${counts.total}`));

  test.skipIf(!isThere && !isRequired)("match what we say", async () => {
    const { Router } = createRequire(join(folder, "package.json"))("express") as { readonly Router: MakeRouter };
    const relations = new PatternRelations();
    await fc.assert(
      fc.asyncProperty(nests(version), fc.array(requests(), { minLength: 8, maxLength: 8 }), async (nest, urls) => {
        const top = build(Router, nest);
        fc.pre(top !== null);
        const patterns = layerPatterns(layersOf(nest, version).slice(0, -1), layersOf(nest, version).at(-1) as Layer);
        for (const url of [...urls, ...samplesOf(nest)]) {
          const ours = patterns.length > 0 && relations.matches(patterns, url);
          const theirs = await answers(top, url);
          // Not every expression with a lookahead can be looked into.
          if (ours === null) continue;
          counts.total++;
          if (ours === theirs) counts.agree++;
          expect(`${url}: ${ours}`, JSON.stringify({ nest, patterns })).toBe(`${url}: ${theirs}`);
        }
      }),
      { numRuns: 1500, seed: 4 },
    );
  });
});

function layersOf({ mounts, route, strict, caseSensitive }: Nest, version: ExpressVersion): readonly Layer[] {
  return [...mounts, route].map((text) => ({ path: { kind: "text", text }, version, strict, caseSensitive }));
}

/** Null when Express does not take the paths. */
function build(make: MakeRouter, { mounts, route, strict, caseSensitive }: Nest): Router | null {
  const options = { strict, caseSensitive };
  try {
    let router = make(options);
    router.get(route, (request) => request.answered?.());
    for (const mount of mounts.toReversed()) {
      const outer = make(options);
      outer.use(mount, router);
      router = outer;
    }
    return router;
  } catch {
    return null;
  }
}

function answers(router: Router, url: string): Promise<boolean> {
  return new Promise((resolve) => {
    router.handle({ method: "GET", url, answered: () => resolve(true) }, {}, () => resolve(false));
  });
}

const WORDS = ["a", "b", "ab", "A", "a.b", "a-b", "1"];

function nests(version: ExpressVersion): fc.Arbitrary<Nest> {
  const route = paths(version === 4 ? SEGMENTS_4 : SEGMENTS_5);
  const mount = paths(version === 4 ? MOUNTS_4 : MOUNTS_5);
  return fc.record({
    mounts: fc.array(mount, { maxLength: 2 }),
    route:
      version === 4 ? fc.oneof({ arbitrary: fc.constant("*"), weight: 1 }, { arbitrary: route, weight: 20 }) : route,
    strict: fc.boolean(),
    caseSensitive: fc.boolean(),
  });
}

const PLAIN = ["/a", "/b", "/ab", "/A", "/a.b", "/:x", "/:y", "/:x-:y", "/:x.:y", "/a-:x", "/:x.b", "/"];
const MOUNTS_4 = [...PLAIN, "/:x(\\d+)"];
const SEGMENTS_4 = [
  ...MOUNTS_4,
  "/:x?",
  "/*",
  "/a*",
  "/ab?b",
  "/a+b",
  "/(a|b)",
  "/:x(a|b)?",
  "/:x(*)",
  "/:x.:y?",
  "/:x*",
  "/:x(.*)",
];
const MOUNTS_5 = PLAIN;
const SEGMENTS_5 = [
  ...PLAIN,
  "{/:x}",
  "{/a}",
  "/*x",
  "/{:x}",
  "/a{.:x}",
  "/:x{-:y}",
  "/a-*x",
  "/*x.b",
  "{/:x}{/:y}",
  "/:x{.b}",
];

function paths(segments: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(fc.constantFrom(...segments), { minLength: 1, maxLength: 3 }), fc.constantFrom("", "", "", "/"))
    .map(([parts, end]) => (parts.join("").replaceAll(/\/{2,}/g, "/") + end).replaceAll(/\/{2,}/g, "/"));
}

/** Express 4 lets two slashes in a row pass behind a prefix, which is left aside. */
function requests(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }), fc.constantFrom("", "", "/"))
    .map(([words, end]) => `/${words.join("/")}${words.length === 0 ? "" : end}`);
}

/** Requests that are likely to match. */
function samplesOf({ mounts, route }: Nest): readonly string[] {
  const path = [...mounts, route].join("");
  return ["1", "a", "b", "A"].map((value) => {
    const sample = path
      .replaceAll(/:\w(?:\([^)]*\))?[?*]?|\*x?/g, value)
      .replaceAll(/[{}()?+|]/g, "")
      .replaceAll(/\/{2,}/g, "/");
    return sample.startsWith("/") ? sample : `/${sample}`;
  });
}
