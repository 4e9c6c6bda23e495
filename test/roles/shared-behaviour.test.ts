import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SharedBehaviour } from "../../src/model/role-report.js";
import { buildClassIndex } from "../../src/roles/class-index.js";
import { COMMON_MEMBERS } from "../../src/roles/common-members.js";
import { memberKey } from "../../src/roles/public-members.js";
import { memberWeight, sharedBehaviour } from "../../src/roles/shared-behaviour.js";
import { cls, type FakeDefinition, fakeGraph } from "../fake-graph.js";

function sharedIn(definitions: readonly FakeDefinition[]): SharedBehaviour {
  const graph = fakeGraph({ "a.ts": { defines: definitions } });
  const [left, right] = [graph.definition("a.ts#Left"), graph.definition("a.ts#Right")];
  if (left === null || right === null) throw new Error("Left and Right are compared");
  return sharedBehaviour(buildClassIndex(graph), left, right);
}

describe("the weight of a member", () => {
  test.each([
    [0, 12],
    [1, 12],
    [2, 11],
    [3, 10],
    [4, 10],
    [5, 9],
    [4096, 0],
    [5000, 0],
  ])("on %i classes is %i bits", (df, bits) => {
    expect(memberWeight(df)).toBe(bits);
  });

  test("the table's names are keys, and none weighs nothing", () => {
    for (const [name, count] of COMMON_MEMBERS) {
      expect(memberKey(name)).toBe(name);
      expect(memberWeight(count)).toBe(12 - Math.log2(count));
      expect(memberWeight(count)).toBeGreaterThan(0);
    }
  });
});

describe("shared behaviour", () => {
  test.each<[string, readonly string[], readonly string[], number, number]>([
    ["nothing", ["alpha"], ["beta"], 0, 0],
    ["no members at all", [], ["beta"], 0, 0],
    ["all of the smaller side", ["alpha", "beta"], ["alpha", "beta", "gamma"], 22, 1],
    ["a common name", ["name"], ["name"], 2, 1],
    ["camel and snake case", ["sendNow"], ["send_now"], 11, 1],
    ["special methods and constructors", ["__call__"], ["__call__"], 0, 0],
  ])("%s", (_, left, right, bits, containment) => {
    expect(sharedIn([cls("Left", left), cls("Right", right)])).toMatchObject({ bits, containment });
  });

  test("inherited members count, through circles too", () => {
    const shared = sharedIn([
      cls("Base", ["alpha"], { bases: ["Left"] }),
      cls("Left", ["beta"], { bases: ["Base"] }),
      cls("Right", ["alpha", "beta"]),
    ]);
    expect(shared.members).toEqual(["alpha", "beta"]);
  });

  test("a subclass does not make its base's names more common", () => {
    const pair = [cls("Left", ["alpha"]), cls("Right", ["alpha"])];
    const heirs = Array.from({ length: 20 }, (_, index) => cls(`Heir${index}`, [], { bases: ["Left"] }));
    expect(sharedIn([...pair, ...heirs])).toEqual(sharedIn(pair));
  });

  test("unrelated classes come and go without moving a score", () => {
    const name = fc.stringMatching(/^other_[a-z]{1,6}$/);
    const others = fc.array(fc.uniqueArray(name, { maxLength: 6 }), { maxLength: 12 });
    const pair = [cls("Left", ["alpha", "beta", "close"]), cls("Right", ["alpha", "beta", "close", "delta"])];
    const alone = sharedIn(pair);
    fc.assert(
      fc.property(others, (all) => {
        expect(sharedIn([...pair, ...all.map((members, index) => cls(`Other${index}`, members))])).toEqual(alone);
      }),
    );
  });

  test("a name may become more common up to the next power of two", () => {
    const pair = [cls("Left", ["alpha"]), cls("Right", ["alpha"])];
    const more = (count: number) => Array.from({ length: count }, (_, index) => cls(`More${index}`, ["alpha"]));
    expect(sharedIn([...pair, ...more(1)]).bits).toBe(10);
    expect(sharedIn([...pair, ...more(2)]).bits).toBe(10);
    expect(sharedIn([...pair, ...more(3)]).bits).toBe(9);
  });
});
