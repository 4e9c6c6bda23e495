import { describe, expect, it } from "vitest";
import { compareSeen, NO_IMPORTS, verdictOn } from "../lib/compare-seen.mjs";

const equal = { files: 100, edges: 300, ourFiles: 100, ourEdges: 300, errors: [] };

describe("equal work", () => {
  it("is seen in the same edges", () => {
    expect(verdictOn({ ...equal, edges: 250 })).toEqual({ comparable: true, remark: "" });
  });

  it("is not seen in far fewer edges, on either side", () => {
    expect(verdictOn({ ...equal, edges: 51 })).toEqual({
      comparable: false,
      remark: "it saw 17 % of the edges that ssotlint saw",
    });
    expect(verdictOn({ ...equal, edges: 600 })).toEqual({
      comparable: false,
      remark: "ssotlint saw 50 % of the edges that it saw",
    });
  });

  it("is judged by files where a tool does not tell its edges", () => {
    expect(verdictOn({ ...equal, edges: null }).comparable).toBe(true);
    expect(verdictOn({ ...equal, edges: null, files: 60 }).remark).toBe("it saw 60 % of the files that ssotlint saw");
  });

  it("is not done by a tool that could not read its configuration, nor by one that reads no imports", () => {
    expect(verdictOn({ ...equal, errors: ["no such preset"] }).comparable).toBe(false);
    expect(verdictOn({ ...equal, edges: NO_IMPORTS }).comparable).toBe(false);
  });

  it("counts an edge once, and none to itself, to a package or to a file of another kind", () => {
    const sources = new Set(["a.ts", "b.ts"]);
    const ours = { files: 2, sourceFiles: 2, edges: [["a.ts", "b.ts"]], errors: [] };
    const edges = [
      ["a.ts", "b.ts"],
      ["a.ts", "b.ts"],
      ["a.ts", "a.ts"],
      ["a.ts", "node:fs"],
      ["b.ts", "b.css"],
    ];
    expect(compareSeen({ files: 2, edges, errors: [] }, ours, sources).looked.edges).toBe(1);
  });
});
