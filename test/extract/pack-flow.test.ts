import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { extractFlow } from "../../src/extract/extract-flow.js";
import { packFlow } from "../../src/extract/pack-flow.js";
import type { Dialect } from "../../src/model/facts.js";
import { statementsOf } from "../../src/model/flow-body.js";
import { mentionsOf, topLevelMentions } from "../../src/model/flow-mentions.js";
import type { FlowFacts, FlowFunction } from "../../src/model/flow.js";

/** As it comes from a cache or another thread. */
async function packedAndPlain(
  text: string,
  dialect: Dialect,
): Promise<{ readonly packed: FlowFacts; readonly plain: FlowFacts }> {
  const flow = await extractFlow(text, dialect);
  return {
    packed: JSON.parse(JSON.stringify(packFlow(flow))) as FlowFacts,
    plain: JSON.parse(JSON.stringify(flow)) as FlowFacts,
  };
}

/** The same with every body opened. */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  const { mentions, ...own } = value as { readonly mentions?: unknown };
  const parts = mentions === undefined ? own : { ...own, body: statementsOf(value as FlowFunction) };
  return Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, opened(part)]));
}

function packedFunctions(value: unknown): readonly FlowFunction[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "body" in value && typeof value.body === "string" ? [value as FlowFunction] : [];
  return [...own, ...Object.values(value).flatMap(packedFunctions)];
}

const TYPESCRIPT = `
import express from "express";
const quotes = () => ["'", '"', "\\\\", '\\u0000', "\\n", "ü", "\u2028", "'\\"'", \`a \${x} "b" 'c'\`, /["']/g, "a", "b", "c", "d", "e", "f"];
export class Shop {
  @Get("/a") async show(@Query() q: express.Request, next = deep.er.default) {
    const { a = one.two } = await import("./lazy");
    const inner = (app: express.Router) => { app.get("/x", this.show, import.meta.url); return quotes(); };
    return inner(a.b.c(q)).then(() => require("./other").part.of(next));
  }
}
export function empty() {}
`;

const PYTHON = `
from fastapi import APIRouter
def make(app: APIRouter, prefix="it's \\"quoted\\""):
    from .lazy import *
    from . import users as people
    def inner(request):
        return people.router.include(request, 'x' "y", {"a": 1, 'b': [2, 3]}, f"{prefix}/'{app.name}'")
    app.include_router(people.router, prefix=prefix, tags=["a", "b", "c", "d", "e", "f", "g", "h"])
    return inner
class A:
    def method(self): return (self.first.second("'"), self.third, self.fourth, self.fifth, self.sixth, self.seventh)
`;

describe("a flow with packed bodies", () => {
  test.each<[Dialect, string, number]>([
    ["ts", TYPESCRIPT, 2],
    ["py", PYTHON, 2],
  ])("of %s says the same", async (dialect, text, count) => {
    const { packed, plain } = await packedAndPlain(text, dialect);
    expect(packedFunctions(packed)).toHaveLength(count);
    expect(opened(packed)).toEqual(plain);
    expect(topLevelMentions(packed)).toEqual(topLevelMentions(plain));
  });

  test("says the same of every file of the linker, of each of its functions too", async () => {
    let functions = 0;
    const files = readdirSync("src/link", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    for (const file of files) {
      const { packed, plain } = await packedAndPlain(readFileSync(join("src/link", file), "utf8"), "ts");
      expect(opened(packed), file).toEqual(plain);
      expect(topLevelMentions(packed), file).toEqual(topLevelMentions(plain));
      for (const flow of packedFunctions(packed)) {
        functions++;
        const whole = { ...flow, body: statementsOf(flow) };
        const { mentions: _, ...bare } = whole;
        expect(mentionsOf(flow), file).toEqual(mentionsOf(bare));
      }
    }
    expect(functions).toBeGreaterThan(300);
  });

  test("gives the same statements each time, and leaves short bodies as they are", async () => {
    const { packed } = await packedAndPlain(TYPESCRIPT, "ts");
    const [first] = packedFunctions(packed);
    expect(first === undefined ? null : statementsOf(first)).toBe(
      first === undefined ? undefined : statementsOf(first),
    );
    const empty = packed.body.flatMap((statement) => (statement.kind === "function" ? [statement.function] : []));
    expect(empty.map(({ body }) => body)).toEqual([[]]);
  });
});
