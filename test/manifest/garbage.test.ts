import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acceptsManifest } from "../../src/manifest/find-manifest.js";
import { ManifestError } from "../../src/manifest/manifest-error.js";
import { type Format, loadText } from "./load.js";

const FORMATS: readonly Format[] = ["yaml", "json", "jsonc", "toml", "package.json", "pyproject.toml"];

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/manifest/${name}`, import.meta.url), "utf8");
const SAMPLES = [fixture("same.yaml"), fixture("same.toml"), fixture("same.json"), fixture("mistakes.yaml")];

/** Pieces that mean something to a parser or to the manifest. */
const PIECES = [
  ...Array.from("[]{}:,-?*&!|>#'\"\\/=.~<%@` \n\t\r0aé😀\0\uFEFF\uD800"),
  "\n  ",
  "\n- ",
  ": ",
  "<<: *a",
  "&a ",
  "*a",
  "---\n",
  "version",
  "roles",
  "__proto__",
  "constructor",
  "toString",
  "ssotlint",
  "[[",
  "]]",
  '"""',
  "1979-05-27",
  "!!binary ",
  "%YAML 1.1\n---\n",
  "//",
  "/*",
  "version: 1\n",
  "null",
];

const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(""));

/** A manifest with a stretch cut out and something else put there. */
const damaged = fc.tuple(fc.constantFrom(...SAMPLES), fc.nat(), fc.nat(40), soup).map(([text, at, length, put]) => {
  const start = at % text.length;
  return text.slice(0, start) + put + text.slice(start + length);
});

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 100 }), soup, damaged);

describe("whatever the text", () => {
  test.each(FORMATS)("%s: it loads, or a ManifestError says where it is wrong", async (format) => {
    await fc.assert(
      fc.asyncProperty(text, async (text) => {
        const error = await loadText(text, format).catch((caught: unknown) => caught);
        if (!(error instanceof Error)) return;
        expect(error).toBeInstanceOf(ManifestError);
        const lines = text.split("\n");
        for (const { line, column, message } of (error as ManifestError).mistakes) {
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
          expect(message).not.toMatch(/undefined|\[object|is not valid/);
        }
      }),
      { numRuns: 400 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test.each(["package.json", "pyproject.toml"])("%s: looking for a manifest never throws", async (name) => {
    await fc.assert(
      fc.asyncProperty(text, async (text) => typeof (await acceptsManifest(name, text)) === "boolean"),
      { numRuns: 400 },
    );
  });
});
