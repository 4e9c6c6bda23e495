import type { Dialect } from "../../../model/facts.js";
import type { FlowFacts } from "../../../model/flow.js";
import { loadGrammar } from "../load-grammar.js";
import { parseScanned } from "../parse-scanned.js";
import { scan } from "../scan.js";
import { survey, type Survey } from "../survey.js";
import { ROOT, spanOf, type Node } from "../syntax-tree.js";
import { readExpression } from "./expressions.js";
import type { FlowReader } from "./flow-reader.js";
import { readStatements } from "./statements.js";
import { otherOf } from "./values.js";

/** Loads the parser, and gives what reads the flow of a Python text. Imports have the numbers that they have in the file's facts. */
export async function loadPythonFlow(): Promise<(text: string, dialect: Dialect) => FlowFacts> {
  const parse = await loadGrammar();
  return (text) => {
    const scanned = scan(text);
    if (scanned.tooDeep !== null) return { language: "python", body: [] };
    const reader = flowReader(survey(parseScanned(parse, text, scanned)));
    return { language: "python", body: reader.statements(ROOT) };
  };
}

/** CPython takes a hundred levels of indentation. */
const DEEPEST_BLOCK = 100;
/** People write a dozen. The bound is for chains of thousands, which would overflow the stack here and wherever the flow is read. */
const DEEPEST_EXPRESSION = 200;

function flowReader(found: Survey): FlowReader {
  const { tree } = found;
  let blocks = 0;
  let expressions = 0;
  const reader: FlowReader = {
    tree,
    found,
    importsAt: importsAt(found),
    expression(node) {
      if (expressions >= DEEPEST_EXPRESSION) return otherOf(spanOf(tree, node), []);
      expressions++;
      const expression = readExpression(reader, node);
      expressions--;
      return expression;
    },
    statements(block) {
      const span = spanOf(tree, block);
      return (
        reader.inBlock(() => readStatements(reader, block)) ?? [{ kind: "expression", value: otherOf(span, []), span }]
      );
    },
    inBlock(read) {
      if (blocks >= DEEPEST_BLOCK) return null;
      const around = expressions;
      expressions = 0;
      blocks++;
      const result = read();
      blocks--;
      expressions = around;
      return result;
    },
  };
  return reader;
}

function importsAt({ importNodes }: Survey): ReadonlyMap<Node, readonly number[]> {
  const numbers = new Map<Node, number[]>();
  for (const [index, node] of importNodes.entries()) {
    const known = numbers.get(node);
    if (known === undefined) numbers.set(node, [index]);
    else known.push(index);
  }
  return numbers;
}
