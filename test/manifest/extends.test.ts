import { describe, expect, test } from "vitest";
import type { ManifestError } from "../../src/manifest/manifest-error.js";
import { loadManifest } from "../../src/manifest/load-manifest.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";
import { CATALOGUE, load, mistakesIn } from "./load.js";

const FILE = "ssotlint.yaml";

describe("a manifest that extends others", () => {
  test("joins lists, merges mappings and wins where both speak", async () => {
    const manifest = await load(
      {
        [FILE]: [
          "version: 1",
          "extends: [./ssot/shared.json]",
          "source: { exclude: [b/**], tests: [t/**], aliases: { '@/*': [mine/*] } }",
          "roles:",
          "  gateway: { implementation: src/mine.ts#Mine, kinds: [class], match: { within: [src/**] }, variants: [{ symbol: b.ts#B, reason: b }] }",
          "  own: { canonical: own.ts#Own }",
          "imports: [{ symbol: b.ts#B }]",
          "budgets: { routes.competing: 1 }",
          "rules: { manifest-drift: { expired: off }, duplicate-constant: note }",
        ].join("\n"),
        "ssot/shared.json": JSON.stringify({
          version: 1,
          source: { exclude: ["a/**"], tests: ["s/**"], aliases: { "@/*": ["theirs/*"], "~/*": ["theirs/*"] } },
          roles: {
            gateway: {
              canonical: "src/gateway.ts#Gateway",
              implementation: ["src/theirs.ts#Theirs"],
              kinds: ["enum", "function"],
              match: { name: "*gateway*", within: ["**"] },
              variants: [{ symbol: "a.ts#A", reason: "a" }],
            },
          },
          imports: [{ symbol: "a.ts#A" }],
          budgets: { "routes.competing": 9, "imports.nonCanonical": 3 },
          rules: {
            "manifest-drift": { missing: "note", expired: "error" },
            "duplicate-constant": { sameValue: "off" },
          },
        }),
      },
      FILE,
    );
    const [gateway, own] = manifest.roles;
    expect(manifest.source.exclude).toEqual(["a/**", "b/**"]);
    expect(manifest.source.tests).toEqual(["s/**", "t/**"]);
    expect(manifest.source.aliases).toEqual([
      { pattern: "@/*", targets: ["mine/*"] },
      { pattern: "~/*", targets: ["theirs/*"] },
    ]);
    expect(gateway?.canonical.map(({ symbol, place }) => [symbol, place.file])).toEqual([
      ["src/gateway.ts#Gateway", "ssot/shared.json"],
    ]);
    expect(gateway?.implementation.map(({ symbol, place }) => [symbol, place.file])).toEqual([
      ["src/mine.ts#Mine", FILE],
    ]);
    expect(gateway?.kinds).toEqual(["class"]);
    expect(gateway?.match).toEqual({ name: ["*gateway*"], within: ["src/**"], extends: [] });
    expect(gateway?.variants.map(({ symbol, place }) => [symbol, place.file, place.span[0]])).toEqual([
      ["a.ts#A", "ssot/shared.json", 1],
      ["b.ts#B", FILE, 5],
    ]);
    expect(own?.id).toBe("own");
    expect(manifest.imports.map(({ symbol }) => symbol)).toEqual(["a.ts#A", "b.ts#B"]);
    expect(manifest.budgets.map(({ metric, most }) => [metric, most])).toEqual([
      ["routes.competing", 1],
      ["imports.nonCanonical", 3],
    ]);
    expect(manifest.rules).toEqual(
      new Map<string, unknown>([
        [
          "manifest-drift",
          new Map([
            ["missing", "note"],
            ["expired", "off"],
          ]),
        ],
        ["duplicate-constant", "note"],
      ]),
    );
  });

  test("reads each file once, and later ones win", async () => {
    const budget = (most: number, rest = ""): string => `version: 1\n${rest}budgets: { routes.competing: ${most} }\n`;
    const manifest = await load(
      {
        [FILE]: "version: 1\nextends: [a/left.yml, a/right.toml]\n",
        "a/left.yml": budget(1, "extends: [../base.jsonc]\n"),
        "a/right.toml": 'version = 1\nextends = ["./../base.jsonc"]\n[budgets]\n"routes.competing" = 2\n',
        "base.jsonc":
          '{ "version": 1, /* once */ "budgets": { "routes.competing": 3 }, "imports": [{ "symbol": "a.ts#A" }], }',
      },
      FILE,
    );
    expect(manifest.budgets.map(({ most, place }) => [most, place.file])).toEqual([[2, "a/right.toml"]]);
    expect(manifest.imports).toHaveLength(1);
  });

  test("may take the section of a package.json", async () => {
    const files = {
      [FILE]: "version: 1\nextends: [web/package.json]\n",
      "web/package.json": '{ "ssotlint": { "version": 1, "source": { "include": ["web/**"] } } }',
    };
    expect((await load(files, FILE)).source.include).toEqual(["web/**"]);
  });

  test("follows a symbolic link", async () => {
    const text = "version: 1\nextends: [link.yaml]\n";
    const snapshot = await memorySnapshot(
      { [FILE]: text, "real.yaml": "version: 1\nsource: { include: [a/**] }\n" },
      { symlinks: { "link.yaml": "real.yaml" } },
    );
    const manifest = await loadManifest({ snapshot, file: FILE, text, catalogue: CATALOGUE });
    expect(manifest.source.include).toEqual(["a/**"]);
  });
});

describe("mistakes in what is extended", () => {
  test.each([
    ["a missing file", "nope.yaml", '2:11 extends[0]: "nope.yaml" is no file of the repository'],
    [
      "a file that git ignores",
      "ignored.yaml",
      '2:11 extends[0]: "ignored.yaml" is ignored by git: expected a file of the repository',
    ],
    [
      "a folder",
      "ssot",
      '2:11 extends[0]: "ssot" is no manifest by its name: expected a .yaml, .yml, .json, .jsonc or .toml file',
    ],
    [
      "a script",
      "ssot/a.js",
      '2:11 extends[0]: "ssot/a.js" is no manifest by its name: expected a .yaml, .yml, .json, .jsonc or .toml file',
    ],
    [
      "a file above the root",
      "../up.yaml",
      '2:11 extends[0]: "../up.yaml" leads out of the analysis root: expected a file below it',
    ],
    ["itself", "./x/../ssotlint.yaml", "2:11 extends[0]: runs in a circle: ssotlint.yaml → ssotlint.yaml"],
    [
      "an absolute path",
      "/etc/x.yaml",
      '2:11 extends[0]: "/etc/x.yaml" is absolute: expected a path relative to this file',
    ],
    ["bytes that are no text", "latin1.yaml", '2:11 extends[0]: "latin1.yaml" is not UTF-8 text'],
  ])("%s", async (_, path, expected) => {
    const text = `version: 1\nextends: [${path}]\nbudgets: { roles.elsewhere.rivals: 0 }\n`;
    const files = {
      [FILE]: text,
      ".gitignore": "ignored.yaml\n",
      "ignored.yaml": "version: 1\n",
      "ssot/a.js": "export default {}\n",
      "latin1.yaml": Uint8Array.of(0x61, 0x3a, 0x20, 0xe9),
    };
    const loading = loadManifest({ snapshot: await memorySnapshot(files), file: FILE, text, catalogue: CATALOGUE });
    const error = await loading.catch((caught: unknown) => caught);
    const found = (error as ManifestError).mistakes.map(
      ({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`,
    );
    // The budget names a role that the missing file may well define.
    expect(found).toEqual([expected]);
  });

  test("are told with those of the extending file, each in its own file", async () => {
    const files = {
      "conf/ssotlint.yaml": "version: 1\nextends: [b.json, ../shared.yaml]\nrouts: {}\n",
      "conf/b.json": '{ "version": 1, "extends": ["ssotlint.yaml"], "rolls": {} }',
      "shared.yaml": "",
    };
    expect(await mistakesIn(files, "conf/ssotlint.yaml")).toEqual([
      "conf/b.json:1:29 extends[0]: runs in a circle: conf/ssotlint.yaml → conf/b.json → conf/ssotlint.yaml",
      'conf/b.json:1:47 rolls: unknown key "rolls"; did you mean "roles"?',
      'conf/ssotlint.yaml:3:1 routs: unknown key "routs"; did you mean "routes"?',
      "shared.yaml:1:1 the manifest is empty: expected at least version: 1",
    ]);
  });

  test("a variant that both files list is named with both places", async () => {
    const role = "roles: { a: { canonical: a.ts#A, variants: [{ symbol: b.ts#B, reason: x }] } }\n";
    const files = { [FILE]: `version: 1\nextends: [base.yaml]\n${role}`, "base.yaml": `version: 1\n${role}` };
    expect(await mistakesIn(files, FILE)).toEqual([
      `${FILE}:3:45 roles.a.variants[1]: "b.ts#B" is listed twice, it is already there at base.yaml:2: keep one of them`,
    ]);
  });
});
