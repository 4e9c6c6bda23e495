import fc from "fast-check";
import picomatch from "picomatch";
import { expect, test } from "vitest";
import { pathGlobs } from "../../../src/link/project/path-globs.js";

const name = fc.constantFrom("a", "b", ".c", "d.ts", "a b", "@x", "e-f", "(g)", "[h]");
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
const pattern = fc
  .tuple(
    fc.array(fc.oneof(name, fc.constantFrom("*", "**", "?", "..")), { maxLength: 3 }),
    fc.constantFrom("**/*", "**", "*", "a", "*.ts"),
  )
  .map(([parts, last]) => [...parts, last].join("/"));

test("what tells folders by the beginning of a path agrees with the expressions", () => {
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 3 }), fc.array(path), (patterns, paths) => {
      const options = { dot: true, nobrace: true, noextglob: true, nonegate: true };
      const expected = patterns.length === 0 ? () => false : picomatch(patterns, options);
      const matches = pathGlobs(patterns);
      // A glob for what is in a folder matches the folder's own name too, which is no file.
      const isFolder = (each: string): boolean => patterns.some((glob) => glob.replace(/\/\*\*$/, "") === each);
      for (const each of paths) if (!isFolder(each)) expect([each, matches(each)]).toEqual([each, expected(each)]);
    }),
    { numRuns: 2000 },
  );
});
