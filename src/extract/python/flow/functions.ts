import type { FlowExpression, FlowFunction, FlowParameter } from "../../../model/flow.js";
import { withDecorators } from "../names.js";
import { Field, Kind } from "../node-kinds.js";
import {
  afterOf,
  childAt,
  childrenOf,
  fieldOf,
  firstChild,
  kindOf,
  parentOf,
  spanOf,
  startOf,
  textOf,
  type Node,
  type SyntaxTree,
} from "../syntax-tree.js";
import { typeNames } from "../type-names.js";
import type { FlowReader } from "./flow-reader.js";
import { readTarget } from "./patterns.js";

/** A `def` with its decorators. */
export function readFunction(reader: FlowReader, node: Node): FlowFunction {
  const { tree, found } = reader;
  const name = childAt(tree, node, Field.name);
  const body = childAt(tree, node, Field.body);
  const said = mentionsIn(tree, body);
  const scope = found.scopes.get(node);
  return {
    name: name === null ? null : textOf(tree, name),
    span: spanOf(tree, node),
    parameters: readParameters(reader, childAt(tree, node, Field.parameters), said.names),
    decorators: readDecorators(reader, node),
    body: body === null ? [] : reader.statements(body),
    isAsync: tree.text.startsWith("async", startOf(tree, node)),
    isGenerator: said.yields,
    outerNames: scope === undefined ? [] : [...scope.globals, ...scope.nonlocals],
  };
}

/** A lambda, and what it is bound to. */
export function readLambda(reader: FlowReader, node: Node, name: string | null): FlowFunction {
  const { tree } = reader;
  const body = childAt(tree, node, Field.body);
  const said = mentionsIn(tree, body);
  const value = body === null ? null : reader.expression(body);
  return {
    name,
    span: spanOf(tree, node),
    parameters: readParameters(reader, childAt(tree, node, Field.parameters), said.names),
    decorators: [],
    body: value === null ? [] : [{ kind: "return", value, span: value.span }],
    isAsync: false,
    isGenerator: said.yields,
    outerNames: [],
  };
}

/** The decorators of a function or class, from the top. */
export function readDecorators(reader: FlowReader, definition: Node): readonly FlowExpression[] {
  const { tree } = reader;
  const whole = withDecorators(tree, definition);
  if (whole === definition) return [];
  return childrenOf(tree, whole).flatMap((child) => {
    const expression = kindOf(tree, child) === Kind.decorator ? firstChild(tree, child) : null;
    return expression === null ? [] : [reader.expression(expression)];
  });
}

function readParameters(
  reader: FlowReader,
  list: Node | null,
  mentioned: ReadonlySet<string>,
): readonly FlowParameter[] {
  const { tree } = reader;
  return (list === null ? [] : childrenOf(tree, list)).flatMap((parameter): readonly FlowParameter[] => {
    const named = childAt(tree, parameter, Field.name) ?? innerName(tree, parameter);
    const isStarred = REST.has(kindOf(tree, named));
    const inner = isStarred ? firstChild(tree, named) : named;
    const target = inner === null ? null : readTarget(reader, inner);
    if (inner === null || target === null) return [];
    const value = childAt(tree, parameter, Field.value);
    const type = childAt(tree, parameter, Field.type);
    return [
      {
        target,
        default: value === null ? null : reader.expression(value),
        rest: REST.get(kindOf(tree, named)) ?? "no",
        type: type === null ? null : onlyType(textOf(tree, type)),
        used: mentioned.has(textOf(tree, inner)),
        makesField: false,
      },
    ];
  });
}

const REST: ReadonlyMap<number, "items" | "entries"> = new Map([
  [Kind.list_splat_pattern, "items"],
  [Kind.dictionary_splat_pattern, "entries"],
] as const);

/** What `name: type` names. */
function innerName(tree: SyntaxTree, parameter: Node): Node {
  if (kindOf(tree, parameter) !== Kind.typed_parameter) return parameter;
  return firstChild(tree, parameter) ?? parameter;
}

function onlyType(annotation: string): string | null {
  const [only, second] = typeNames(annotation);
  return only === undefined || second !== undefined ? null : only;
}

interface Mentions {
  /** Every name in it, those of functions in it included. */
  readonly names: ReadonlySet<string>;
  readonly yields: boolean;
}

function mentionsIn(tree: SyntaxTree, body: Node | null): Mentions {
  const names = new Set<string>();
  let yields = false;
  if (body === null) return { names, yields };
  const end = afterOf(tree, body);
  let innerEnd = 0;
  for (let node = body; node < end; node++) {
    const kind = kindOf(tree, node);
    if (kind === Kind.identifier) {
      if (isMention(tree, node)) names.add(textOf(tree, node));
    } else if (kind === Kind.function_definition || kind === Kind.lambda) {
      innerEnd = Math.max(innerEnd, afterOf(tree, node));
    } else if (kind === Kind.yield && node >= innerEnd) yields = true;
  }
  return { names, yields };
}

/** `a.name` and `f(name=…)` mention no variable. */
function isMention(tree: SyntaxTree, identifier: Node): boolean {
  const field = fieldOf(tree, identifier);
  if (field === Field.attribute) return false;
  return field !== Field.name || kindOf(tree, parentOf(tree, identifier)) !== Kind.keyword_argument;
}
