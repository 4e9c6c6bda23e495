import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import type { Trend } from "../../../src/model/trend.js";
import { jsonTrendReporter } from "../../../src/reporters/trend/json-trend.js";
import { trendJsonSchema } from "../../../src/reporters/trend/trend-schema.js";
import { emptyTrend, plainTrend, richTrend, trendOf } from "../sample-trend.js";

const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(trendJsonSchema());

test.each([
  ["rich", richTrend],
  ["one metric", trendOf("routes.competing", [1, null])],
  ["empty", emptyTrend],
  ["without points", { ...emptyTrend, points: [] }],
] as const)("%s: is what its schema says", (_name, trend) => {
  validate(JSON.parse(jsonTrendReporter.render(trend, plainTrend)));
  expect(validate.errors ?? []).toEqual([]);
});

test("has everything, and hands no unknown key on", () => {
  const leaking = {
    ...richTrend,
    points: richTrend.points.map((point) => ({ ...point, secret: 1 })),
    steps: richTrend.steps.map((step) => ({ ...step, secret: 1 })),
  } as unknown as Trend;
  const { schemaVersion, tool, ...rest } = JSON.parse(jsonTrendReporter.render(leaking, plainTrend)) as Record<
    string,
    unknown
  >;
  expect([schemaVersion, tool]).toEqual([1, { name: "ssotlint", version: expect.any(String) }]);
  expect(rest).toEqual(richTrend);
});

test("the schema lets no unknown key through, at any depth", () => {
  const schema = JSON.stringify(trendJsonSchema());
  const objects = schema.match(/"type":"object"/g)?.length ?? 0;
  expect(schema.match(/"additionalProperties":(?:false|\{)/g)?.length ?? 0).toBe(objects);
});

test("the published schema is the one of the code: npm run generate writes it", () => {
  const published = readFileSync(new URL("../../../schema/trend.schema.json", import.meta.url), "utf8");
  expect(published).toBe(`${JSON.stringify(trendJsonSchema(), null, 2)}\n`);
});
