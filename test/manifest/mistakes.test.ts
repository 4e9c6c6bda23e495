import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ManifestError } from "../../src/manifest/manifest-error.js";
import { UserError } from "../../src/model/user-error.js";
import { loadText, mistakes } from "./load.js";

/** A manifest that is right up to line 1, so that what is tested starts in line 2. */
function after(text: string): string {
  return `version: 1\n${text}\n`;
}

describe("a manifest that is none", () => {
  test.each([
    ["nothing", "", "1:1 the manifest is empty: expected at least version: 1"],
    ["a comment", "# nothing here\n", "1:1 the manifest is empty: expected at least version: 1"],
    ["a document marker", "---\n", "1:4 the manifest is empty: expected at least version: 1"],
    ["null", "~", "1:1 the manifest is empty: expected at least version: 1"],
    ["a list", "- version: 1", "1:1 expected a mapping of keys to values, found a list"],
    ["a text", "ssot", '1:1 expected a mapping of keys to values, found "ssot"'],
    ["a number", "1", "1:1 expected a mapping of keys to values, found 1"],
    ["an empty mapping", "{}", "1:1 version: is missing, expected 1"],
    ["another version", "version: 2", "1:10 version: expected 1, found 2"],
    ["a version in quotes", 'version: "1"', '1:10 version: expected 1, found "1"'],
  ])("%s", async (_, text, expected) => {
    expect(await mistakes(text)).toEqual([expected]);
  });
});

describe("a word that is not known, with the nearest one", () => {
  test.each([
    ["routs: {}", '2:1 routs: unknown key "routs"; did you mean "routes"?'],
    [
      "roles: { a: { canoncial: a.ts#A } }",
      '2:15 roles.a.canoncial: unknown key "canoncial"; did you mean "canonical"?',
    ],
    [
      "roles: { a: { match: { nam: x, extends: a.ts#A } } }",
      '2:24 roles.a.match.nam: unknown key "nam"; did you mean "name"?',
    ],
    [
      "source: { qqq: 1 }",
      '2:11 source.qqq: unknown key "qqq": expected one of include, exclude, tests, roots, aliases',
    ],
    [
      "rules: { duplicate-constnt: off }",
      '2:10 rules.duplicate-constnt: unknown rule "duplicate-constnt"; did you mean "duplicate-constant"?',
    ],
    [
      "rules: { duplicate-implementation: { Rival: off } }",
      '2:38 rules.duplicate-implementation.Rival: unknown kind "Rival"; did you mean "rival"?',
    ],
    [
      "overrides: [{ files: ['a/**'], rules: { bypased-owner: off } }]",
      '2:41 overrides[0].rules.bypased-owner: unknown rule "bypased-owner"; did you mean "bypassed-owner"?',
    ],
    [
      "rules: { competing-route: { identical: eror } }",
      '2:40 rules.competing-route.identical: expected one of error, warning, note, off, found "eror"; did you mean "error"?',
    ],
    [
      "rules: { competing-route: wrning }",
      '2:27 rules.competing-route: expected one of error, warning, note, off, or a mapping of kinds to severities, found "wrning"; did you mean "warning"?',
    ],
    [
      "rules: { competing-route: 3 }",
      "2:27 rules.competing-route: expected one of error, warning, note, off, or a mapping of kinds to severities, found 3",
    ],
    [
      "roles: { a: { canonical: a.ts#A, kinds: [klass] } }",
      '2:42 roles.a.kinds[0]: expected one of class, interface, protocol, enum, typeAlias, function, found "klass"; did you mean "class"?',
    ],
    [
      "budgets: { role.a.rivals: 0 }",
      '2:12 budgets["role.a.rivals"]: "role.a.rivals" is no metric; did you mean "roles.a.rivals"?',
    ],
    [
      "budgets: { x: 0 }",
      '2:12 budgets.x: "x" is no metric: expected one that starts with roles., routes., imports., access., constants., like "routes.competing"',
    ],
    [
      "roles: { gateway: { canonical: a.ts#A } }\nbudgets: { roles.gatway.rivals: 0 }",
      '3:12 budgets["roles.gatway.rivals"]: no role has the id "gatway"; did you mean "gateway"?',
    ],
    [
      "roles: { a: { canonical: a.ts#A } }\nbudgets: { roles.a.rival: 0 }",
      '3:12 budgets["roles.a.rival"]: roles have no count "rival"; did you mean "rivals"?',
    ],
    [
      "budgets: { routes.competng: 0 }",
      '2:12 budgets["routes.competng"]: there is no metric "routes.competng"; did you mean "routes.competing"?',
    ],
    [
      "budgets: { imports.nonCanonicals: 0 }",
      '2:12 budgets["imports.nonCanonicals"]: there is no metric "imports.nonCanonicals"; did you mean "imports.nonCanonical"?',
    ],
    [
      "access: [{ api: process.env, owner: src/env.ts, reason: x }]\nbudgets: { access.src/envs.bypasses: 0 }",
      '3:12 budgets["access.src/envs.bypasses"]: there is no metric "access.src/envs.bypasses"; did you mean "access.src/env.bypasses"?',
    ],
    [
      "budgets: { access.env.bypasses: 0 }",
      '2:12 budgets["access.env.bypasses"]: there is no metric "access.env.bypasses": expected one of constants.duplicates, imports.nonCanonical, imports.nonCanonicalStrings, imports.unresolved, routes.competing, routes.live, routes.unknownPrefix, routes.unmounted, or one of an owner under access',
    ],
  ])("%s", async (text, expected) => {
    expect(await mistakes(after(text))).toEqual([expected]);
  });
});

describe("a value of the wrong form", () => {
  test.each([
    ["roles:", "2:1 roles: expected a mapping of keys to values, found nothing"],
    ["roles: []", "2:8 roles: expected a mapping of keys to values, found an empty list"],
    ["source: { include: src }", '2:20 source.include: expected a list, found "src"'],
    ["imports: { a: 1 }", "2:10 imports: expected a list, found a mapping"],
    ["roles: { a: { canonical: 3 } }", "2:26 roles.a.canonical: expected a symbol id or a list of them, found 3"],
    [
      "roles: { a: { canonical: [] } }",
      "2:26 roles.a.canonical: expected at least one item, a symbol id, found an empty list",
    ],
    [
      "roles: { a: { canonical: a.ts#A, shared: { rival: { bits: -1 } } } }",
      "2:59 roles.a.shared.rival.bits: expected a number that is not negative, found -1",
    ],
    [
      "roles: { a: { canonical: a.ts#A, shared: { rival: { containment: 1.1 } } } }",
      "2:66 roles.a.shared.rival.containment: expected a number between 0 and 1, found 1.1",
    ],
    [
      "roles: { a: { canonical: a.ts#A, shared: { rival: { bits: .nan } } } }",
      "2:59 roles.a.shared.rival.bits: expected a number that is not negative, found NaN",
    ],
    [
      "budgets: { routes.competing: -1 }",
      '2:30 budgets["routes.competing"]: expected a whole number that is not negative, found -1',
    ],
    [
      "budgets: { routes.competing: 1.5 }",
      '2:30 budgets["routes.competing"]: expected a whole number that is not negative, found 1.5',
    ],
    ["routes: { mounts: [{ router: a.ts#r }] }", "2:20 routes.mounts[0].prefix: is missing, expected a prefix"],
    ["access: [{ api: [a.b], owner: a.py }]", "2:10 access[0].reason: is missing, expected a text"],
    ["source:\n  aliases:\n    '@':", '4:5 source.aliases["@"]: expected a list of paths, found nothing'],
  ])("%s", async (text, expected) => {
    expect(await mistakes(after(text))).toEqual([expected]);
  });
});

describe("a symbol id", () => {
  test.each([
    ["Manager", '"Manager" is no symbol id: expected <path>#<Name>, like "src/ws/manager.ts#Manager"'],
    ["pkg.ws.Manager", '"pkg.ws.Manager" is no symbol id: expected <path>#<Name>, perhaps "pkg/ws.py#Manager"'],
    ["./a.ts#A", '"./a.ts#A" is not in its shortest form: write "a.ts#A"'],
    ["a//b.ts#A", '"a//b.ts#A" is not in its shortest form: write "a/b.ts#A"'],
    ["../a.ts#A", '"../a.ts#A" has "..": expected a path relative to the analysis root and below it'],
    ["a\\b.ts#A", '"a\\\\b.ts#A" has backslashes: write "a/b.ts#A"'],
    ["/a.ts#A", '"/a.ts#A" is absolute: expected a path relative to the analysis root'],
    ["C:/a.ts#A", '"C:/a.ts#A" is absolute: expected a path relative to the analysis root'],
    ["#A", '"#A" has no path: expected a path relative to the analysis root'],
    ["a.ts#", '"" is no name of a symbol: expected identifiers joined with dots behind the #, like "Outer.Inner"'],
    [
      "a.ts#a-b",
      '"a-b" is no name of a symbol: expected identifiers joined with dots behind the #, like "Outer.Inner"',
    ],
  ])("%s", async (id, expected) => {
    const found = await mistakes(after(`roles: { a: { canonical: '${id}' } }`));
    expect(found).toEqual([`2:26 roles.a.canonical: ${expected}`]);
  });

  test.each(["a.ts#A", "a#b/c.py#Outer.Inner~2", "src/[id]/page.tsx#default", "a.ts#$é_1"])("%s is one", async (id) => {
    expect(await mistakes(after(`roles: { a: { canonical: '${id}' } }`))).toEqual([]);
  });
});

describe("a glob", () => {
  test.each([
    ["", "is empty: expected a glob"],
    ["**/{a", '"**/{a" is no glob: Missing closing: "}" - use "\\\\}" to match literal characters'],
    ["[z-a]", '"[z-a]" is no glob: Range out of order in character class'],
    [
      "!src/**",
      '"!src/**" starts with "!" and would match nearly everything: expected a glob of what is meant, use "exclude" for the rest',
    ],
    ["/src/**", '"/src/**" is absolute: expected a glob relative to the analysis root'],
    ["../src/**", '"../src/**" leaves the analysis root, outside of which nothing is read'],
    ["src\\app\\**", '"src\\\\app\\\\**" has backslashes: write "src/app/**"'],
    ["a".repeat(501), "is 501 characters long: expected a glob of at most 500"],
  ])("%s", async (glob, expected) => {
    expect(await mistakes(after(`source: { include: ['${glob}'] }`))).toEqual([`2:21 source.include[0]: ${expected}`]);
  });

  test.each(["**", "src/**/*.{ts,tsx}", "app/(auth)/[id]/**", "!(a|b)/*.py", "a\\[b\\].ts"])(
    "%s is one",
    async (glob) => {
      expect(await mistakes(after(`source: { include: ['${glob}'] }`))).toEqual([]);
    },
  );

  test("over names has no folders", async () => {
    expect(await mistakes(after("constants: [{ name: 'a/b', owner: a.py }]"))).toEqual([
      '2:21 constants[0].name: "a/b" has a "/", which no name has: expected a glob over names, like "*manager*"',
    ]);
  });
});

describe("a date", () => {
  const until = (date: string): Promise<readonly string[]> =>
    mistakes(after(`roles: { a: { canonical: a.ts#A, variants: [{ symbol: b.ts#B, reason: x, until: ${date} }] } }`));

  test.each([
    ["soon", '"soon" is no date: expected yyyy-mm-dd, like 2026-12-31'],
    ["2026-1-1", '"2026-1-1" is no date: expected yyyy-mm-dd, like 2026-12-31'],
    ["2026-13-01", '"2026-13-01" does not exist: there is no month 13'],
    ["2026-02-29", '"2026-02-29" does not exist: that month has the days 01 to 28'],
    ["2100-02-29", '"2100-02-29" does not exist: that month has the days 01 to 28'],
    ["2026-04-31", '"2026-04-31" does not exist: that month has the days 01 to 30'],
    ["2026-04-00", '"2026-04-00" does not exist: that month has the days 01 to 30'],
  ])("%s", async (date, expected) => {
    expect(await until(date)).toEqual([`2:81 roles.a.variants[0].until: ${expected}`]);
  });

  test.each(["2028-02-29", "2000-02-29", "2026-12-31", "'2026-12-31'"])("%s is one", async (date) => {
    expect(await until(date)).toEqual([]);
  });
});

describe("what a text has to look like elsewhere", () => {
  test.each([
    [
      "roles: { WS Manager: { canonical: a.ts#A } }",
      '2:10 roles["WS Manager"]: "WS Manager" is no role id: expected lower-case letters, digits, "-", "_" and ".", starting with a letter or digit, like "ws-manager"',
    ],
    ["source: { aliases: { '@/*/*': [a] } }", '2:22 source.aliases["@/*/*"]: "@/*/*" has 2 "*": expected at most one'],
    [
      "source: { aliases: { '@/*': ['a/*/*'] } }",
      '2:30 source.aliases["@/*"][0]: "a/*/*" has 2 "*": expected at most one',
    ],
    [
      "routes: { owners: [{ method: get, path: /x, owner: a.ts }] }",
      '2:30 routes.owners[0].method: "get" is no method: write "GET"',
    ],
    [
      "routes: { owners: [{ method: GET, path: x, owner: a.ts }] }",
      '2:41 routes.owners[0].path: "x" is no route: expected a path that starts with "/"',
    ],
    [
      "routes: { owners: [{ method: GET, path: /x, owner: a.ts#A }] }",
      '2:52 routes.owners[0].owner: "a.ts#A" names a symbol: expected a module, write "a.ts"',
    ],
    [
      "constants: [{ name: A, owner: 'src/*' }]",
      '2:31 constants[0].owner: "src/*" is a glob: expected the path of one module',
    ],
    [
      "access: [{ api: new WebSocket, owner: a.ts, reason: x }]",
      '2:17 access[0].api: "new WebSocket" is no dotted name: write "WebSocket"',
    ],
    [
      "access: [{ api: os.getenv(), owner: a.ts, reason: ' ' }]",
      '2:17 access[0].api: "os.getenv()" is no dotted name: write "os.getenv"',
      "2:51 access[0].reason: is empty: expected a text",
    ],
    [
      "roles: { a: { canonical: a.ts#A, variants: [{ symbol: b.ts#B }] } }",
      "2:45 roles.a.variants[0].reason: is missing, expected a text",
    ],
  ])("%s", async (text, ...expected) => {
    expect(await mistakes(after(text))).toEqual(expected);
  });
});

describe("statements that contradict or mean nothing", () => {
  test.each([
    [
      "roles: { a: {} }",
      "2:10 roles.a: says neither what is canonical nor what to match: expected canonical, match or both",
    ],
    [
      "roles: { a: { match: { within: 'a/**' } } }",
      "2:22 roles.a.match: matches nothing: expected name, extends or both beside within",
    ],
    [
      "roles: { a: { canonical: [a.ts#A, b.py#B, c.tsx#C] } }",
      '2:43 roles.a.canonical[2]: "a.ts#A" is the canonical symbol for TypeScript already: what else does the work goes into implementation, what else may exist into variants',
    ],
    [
      "roles:\n  a:\n    canonical: a.ts#A\n    variants:\n      - { symbol: b.ts#B, reason: x }\n      - { symbol: b.ts#B, reason: y }",
      '7:9 roles.a.variants[1]: "b.ts#B" is listed twice, it is already there at ssotlint.yaml:6: keep one of them',
    ],
    [
      "imports: [{ symbol: a.ts#A }, { symbol: a.ts#A, from: b }]",
      '2:31 imports[1]: "a.ts#A" is listed twice, it is already there at ssotlint.yaml:2: keep one of them',
    ],
    [
      "routes: { owners: [{ method: WS, path: /x, owner: a }, { method: WS, path: /x, owner: b }] }",
      '2:56 routes.owners[1]: "WS /x" is listed twice, it is already there at ssotlint.yaml:2: keep one of them',
    ],
  ])("%s", async (text, expected) => {
    expect(await mistakes(after(text))).toEqual([expected]);
  });

  test("a role that is misspelt is not also called empty", async () => {
    expect(await mistakes(after("roles: { a: { canoncial: a.ts#A } }"))).toHaveLength(1);
  });
});

describe("names that reach a prototype", () => {
  test.each([
    ["yaml", "version: 1\n__proto__: { polluted: 1 }\n", '2:1 __proto__: "__proto__" is not allowed as a key'],
    [
      "yaml",
      "version: 1\nroles: { constructor: { prototype: { polluted: 1 } } }\n",
      '2:10 roles.constructor: "constructor" is not allowed as a key',
    ],
    [
      "yaml",
      "version: 1\n'toString': 1\n",
      '2:1 toString: unknown key "toString": expected one of version, extends, source, roles, routes, imports, access, constants, budgets, baseline, rules, overrides',
    ],
    ["json", '{ "version": 1, "__proto__": { "polluted": 1 } }', '1:17 __proto__: "__proto__" is not allowed as a key'],
    [
      "json",
      '{ "version": 1, "\\u005f_proto__": { "polluted": 1 } }',
      '1:17 __proto__: "__proto__" is not allowed as a key',
    ],
    ["toml", "version = 1\n[__proto__]\npolluted = 1\n", '2:2 __proto__: "__proto__" is not allowed as a key'],
    ["toml", "version = 1\nroles.prototype.polluted = 1\n", '2:7 roles.prototype: "prototype" is not allowed as a key'],
  ] as const)("%s: %j", async (format, text, expected) => {
    expect(await mistakes(text, format)).toEqual([expected]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

describe("many mistakes at once", () => {
  const text = readFileSync(new URL("../fixtures/manifest/mistakes.yaml", import.meta.url), "utf8");

  test("are all reported, in the order of the file", async () => {
    await expect((await mistakes(text)).join("\n")).toMatchFileSnapshot("../fixtures/manifest/mistakes.txt");
  });

  test("make one error of the user", async () => {
    const error = await loadText("version: 1\nrouts: {}\nrule: {}\n").catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toBeInstanceOf(ManifestError);
    expect((error as ManifestError).message.split("\n")).toEqual([
      "The manifest has 2 mistakes:",
      'ssotlint.yaml:2:1  routs: unknown key "routs"; did you mean "routes"?',
      'ssotlint.yaml:3:1  rule: unknown key "rule"; did you mean "rules"?',
    ]);
  });

  test("of which the message shows fifty", async () => {
    const text = Array.from({ length: 60 }, (_, index) => `x${index}: 1\n`).join("");
    const error = await loadText(text).catch((caught: unknown) => caught);
    expect((error as ManifestError).mistakes).toHaveLength(61);
    expect((error as ManifestError).message.split("\n").at(-1)).toBe("and 11 more");
  });
});
