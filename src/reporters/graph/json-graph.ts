import { assertNever } from "../../model/assert-never.js";
import type { SurroundingEdge, SurroundingNode, Surroundings } from "../../model/surroundings.js";
import { VERSION } from "../../model/version.js";
import { safeJson } from "../sanitize.js";
import type { GraphReporter } from "./graph-reporter.js";
import type { JsonEdge, JsonGraph, JsonNode } from "./graph-schema.js";

/** For programs: a versioned contract (`schema/graph.schema.json`), mapped key by key so that no change of internal types leaks into it. */
export const jsonGraph: GraphReporter = { render: (surroundings) => safeJson(graphOf(surroundings)) };

function graphOf({ subject, direction, depth, nodes, edges, testsLeftOut }: Surroundings): JsonGraph {
  return {
    schemaVersion: 1,
    tool: { name: "ssotlint", version: VERSION },
    subject,
    direction,
    depth,
    nodes: nodes.map(jsonNode),
    edges: edges.map(jsonEdge),
    testsLeftOut: [...testsLeftOut],
  };
}

function jsonNode(node: SurroundingNode): JsonNode {
  const common = { id: node.id, distance: node.distance };
  switch (node.kind) {
    case "definition": {
      const { symbol, place, what, classes, declaredAs, isTest } = node;
      const [line, column] = place.span;
      return {
        kind: "definition",
        ...common,
        symbol,
        file: place.file,
        line,
        column,
        what,
        classes: classes.map((each) => ({ role: each.role, class: each.class })),
        declaredAs: [...declaredAs],
        test: isTest,
      };
    }
    case "module":
      return { kind: "module", ...common, file: node.file, test: node.isTest, passesOn: node.passesOn };
    case "folder":
      return { kind: "folder", ...common, folder: node.folder, modules: [...node.modules] };
    case "definitions":
      return { kind: "definitions", ...common, class: node.class, symbols: [...node.symbols] };
    case "missing":
    case "external":
      return { kind: node.kind, ...common, names: [...node.names] };
    default:
      return assertNever(node);
  }
}

function jsonEdge({ from, to, kind, bypass, steps, shared }: SurroundingEdge): JsonEdge {
  return {
    from,
    to,
    kind,
    bypass,
    steps: steps.map(({ how, place, imported, local }) => {
      const [line, column] = place.span;
      return { how, file: place.file, line, column, imported, local };
    }),
    shared:
      shared === null ? null : { bits: shared.bits, containment: shared.containment, members: [...shared.members] },
  };
}
