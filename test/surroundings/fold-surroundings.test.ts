import { describe, expect, test } from "vitest";
import type { CandidateClass } from "../../src/model/role-report.js";
import type { SurroundingNode, Surroundings } from "../../src/model/surroundings.js";
import { foldSurroundings } from "../../src/surroundings/fold-surroundings.js";
import { moduleSurroundings } from "../../src/surroundings/module-surroundings.js";
import { cls, fakeGraph, type FakeModule } from "../fake-graph.js";
import { arrows, boxes, inputOf } from "./surroundings.js";

/** `hub.ts`, which so many files in three folders import, and which imports so many. */
function hub(importers: number, imports: number): Surroundings {
  const modules: Record<string, FakeModule> = {};
  for (let index = 0; index < importers; index++) {
    modules[`src/f${index % 3}/user${index}.ts`] = { imports: [{ from: "hub.ts", name: "Hub" }] };
  }
  for (let index = 0; index < imports; index++) modules[`lib/part${index}.ts`] = { defines: [cls("Part")] };
  modules["hub.ts"] = {
    defines: [cls("Hub")],
    imports: Array.from({ length: imports }, (_, index) => ({
      from: `lib/part${index}.ts`,
      name: "Part",
      as: `Part${index}`,
    })),
  };
  return moduleSurroundings({ kind: "module", file: "hub.ts" }, inputOf(fakeGraph(modules)));
}

function countModules(nodes: readonly SurroundingNode[]): number {
  return nodes.reduce((sum, node) => sum + (node.kind === "folder" ? node.modules.length : 1), 0);
}

describe("a limit", () => {
  test("changes nothing that fits", () => {
    const whole = hub(5, 4);
    expect(foldSurroundings(whole, 10)).toBe(whole);
  });

  test.each([10, 12, 25, 60])("of %i is kept, and nothing is lost", (limit) => {
    const whole = hub(90, 40);
    const folded = foldSurroundings(whole, limit);
    expect(folded.nodes.length).toBeLessThanOrEqual(limit);
    expect(countModules(folded.nodes)).toBe(131);
    expect(folded.edges.flatMap(({ steps }) => steps)).toHaveLength(130);
  });

  test("never puts together what imports and what is imported, and leaves alone what was asked for", () => {
    const folded = foldSurroundings(hub(30, 30), 10);
    expect(arrows(folded)).toEqual([
      "folder:src/f0/ 1 importers → hub.ts",
      "folder:src/f1/ 1 importers → hub.ts",
      "folder:src/f2/ 1 importers → hub.ts",
      "hub.ts → folder:lib/ 1 imports",
    ]);
  });

  test("leaves room for what is inside of a folder, however much is around it", () => {
    const modules: Record<string, FakeModule> = {};
    for (let index = 0; index < 300; index++) {
      modules[`out/f${index % 50}/user${index}.ts`] = { imports: [{ from: `in/part${index % 10}.ts`, name: "Part" }] };
    }
    for (let index = 0; index < 10; index++) modules[`in/part${index}.ts`] = { defines: [cls("Part")] };
    const whole = moduleSurroundings({ kind: "folder", folder: "in/" }, inputOf(fakeGraph(modules)));
    const folded = foldSurroundings(whole, 40);
    expect(folded.nodes.filter(({ id }) => id.startsWith("in/"))).toHaveLength(10);
    expect(folded.nodes.length).toBeLessThanOrEqual(40);
    expect(countModules(folded.nodes)).toBe(310);
  });

  test("keeps an arrow of its own for what bypasses", () => {
    const whole = hub(30, 0);
    const edges = whole.edges.map((edge, index) => ({ ...edge, bypass: index % 10 === 0 ? "viaShim" : null }));
    const bypassing = foldSurroundings({ ...whole, edges }, 10).edges.filter(({ bypass }) => bypass !== null);
    expect(bypassing.flatMap(({ steps }) => steps)).toHaveLength(3);
  });

  test("keeps modules that pass something on, until they are too many", () => {
    const whole = hub(60, 0);
    const passing = (most: number): Surroundings => ({
      ...whole,
      nodes: whole.nodes.map((node, index) => (node.kind === "module" ? { ...node, passesOn: index <= most } : node)),
    });
    const kept = foldSurroundings(passing(5), 20).nodes.filter((node) => node.kind === "module" && node.passesOn);
    expect(kept.length).toBe(6);
    expect(foldSurroundings(passing(50), 20).nodes.length).toBeLessThanOrEqual(20);
  });

  test("folds what competes least, and packages", () => {
    const definition = (kind: CandidateClass, index: number): SurroundingNode => {
      const symbol = `${kind}${index}.ts#X`;
      return {
        kind: "definition",
        id: symbol,
        distance: 0,
        symbol,
        place: { file: `${kind}${index}.ts`, span: [1, 1, 1, 2] },
        what: "class",
        classes: [{ role: "r", class: kind }],
        declaredAs: [],
        isTest: false,
      };
    };
    const nodes: SurroundingNode[] = [
      definition("canonical", 0),
      ...Array.from({ length: 6 }, (_, index) => definition("rival", index)),
      ...Array.from({ length: 30 }, (_, index) => definition("namesake", index)),
      ...Array.from({ length: 9 }, (_, index): SurroundingNode => ({
        kind: "external",
        id: `external:p${index}`,
        distance: 1,
        names: [`p${index}`],
      })),
    ];
    const whole: Surroundings = {
      subject: { kind: "role", role: "r" },
      direction: "importers",
      depth: 1,
      nodes,
      edges: [],
      testsLeftOut: [],
    };
    const folded = foldSurroundings(whole, 20);
    expect(boxes(folded).filter((id) => id.startsWith("rival") || id.startsWith("canonical"))).toHaveLength(7);
    const [rest] = folded.nodes.flatMap((node) => (node.kind === "definitions" ? [node] : []));
    expect(rest?.class).toBe("namesake");
    const drawn = folded.nodes.filter(({ id }) => id.startsWith("namesake")).length;
    expect((rest?.symbols.length ?? 0) + drawn).toBe(30);
    expect(folded.nodes).toContainEqual(
      expect.objectContaining({ kind: "external", names: expect.arrayContaining(["p0", "p8"]) }),
    );
    expect(folded.nodes.length).toBeLessThanOrEqual(20);
  });
});
