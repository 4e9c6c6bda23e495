import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { graphJsonSchema } from "../../../src/reporters/graph/graph-schema.js";
import { jsonGraph } from "../../../src/reporters/graph/json-graph.js";
import { HOSTILE_NAMES, surroundingsNamed } from "./sample-surroundings.js";

const validate = new Ajv({ strict: true, allErrors: true }).compile(graphJsonSchema());

describe("a graph for programs", () => {
  test.each(HOSTILE_NAMES)("%j keeps to the published schema, and loses nothing", (name) => {
    const surroundings = surroundingsNamed(name);
    const graph = JSON.parse(jsonGraph.render(surroundings, { notes: [] }));
    validate(graph);
    expect(validate.errors).toBeNull();
    expect(graph.nodes.map(({ id }: { id: string }) => id)).toEqual(surroundings.nodes.map(({ id }) => id));
    expect(graph.testsLeftOut).toEqual(surroundings.testsLeftOut);
    expect(graph.edges).toHaveLength(surroundings.edges.length);
  });

  test("every part of the schema says what it is, or has a name that does", () => {
    expect(graphJsonSchema()).toMatchObject({ title: "ssotlint graph, version 1", additionalProperties: false });
  });
});
