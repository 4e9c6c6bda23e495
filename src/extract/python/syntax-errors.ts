import { Field, Kind } from "./node-kinds.js";
import { argumentError, parameterError } from "./order-errors.js";
import { literalError } from "./literal-errors.js";
import {
  childAt,
  childrenAt,
  childrenOf,
  endOf,
  fieldOf,
  kindOf,
  parentOf,
  startOf,
  textOf,
  type Node,
  type SyntaxTree,
} from "./syntax-tree.js";

export interface SyntaxProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Says what is wrong with a node, or null. */
export type Check = (tree: SyntaxTree, node: Node) => string | null;

/**
 * The first thing that the grammar lets pass and CPython does not: Python 2, and what the grammar leaves to others. What stands behind an
 * error of the parser is not looked at, since it may be taken for anything.
 */
export function findSyntaxError(tree: SyntaxTree, lineEnds: readonly number[]): SyntaxProblem | null {
  const until = tree.error?.start ?? Number.POSITIVE_INFINITY;
  let line = 0;
  for (let node = 0; node < tree.size; node++) {
    const kind = tree.kinds[node] ?? Kind.other;
    const start = startOf(tree, node);
    if (start > until) return null;
    while ((lineEnds[line] ?? start) < start) line++;
    const lineEnd = lineEnds[line] ?? tree.text.length;
    // To the grammar the end of a line is white space where no statement could end.
    if (lineEnd < endOf(tree, node) && !HOLDS_LINES.has(kind)) {
      return { start: lineEnd, end: lineEnd, message: "Unexpected end of the line" };
    }
    const message = CHECKS[kind]?.(tree, node) ?? null;
    if (message !== null) return { start, end: endOf(tree, node), message };
  }
  return null;
}

const HOLDS_LINES: ReadonlySet<number> = new Set([
  Kind.ERROR,
  Kind.module,
  Kind.block,
  Kind.if_statement,
  Kind.elif_clause,
  Kind.else_clause,
  Kind.for_statement,
  Kind.while_statement,
  Kind.try_statement,
  Kind.except_clause,
  Kind.finally_clause,
  Kind.with_statement,
  Kind.match_statement,
  Kind.case_clause,
  Kind.function_definition,
  Kind.class_definition,
  Kind.decorated_definition,
]);

const PYTHON_2 = "Python 2 is not supported";

const CHECKS: readonly (Check | undefined)[] = checksByKind([
  [Kind.print_statement, printError],
  [Kind.exec_statement, () => `Missing parentheses in call to 'exec'. ${PYTHON_2}`],
  [Kind["<>"], () => `'<>' is '!=' in Python 3. ${PYTHON_2}`],
  [Kind.except_clause, exceptError],
  [Kind.raise_statement, raiseError],
  [Kind.tuple_pattern, tuplePatternError],
  [Kind.identifier, identifierError],
  [Kind.import_statement, trailingCommaError],
  [Kind.import_from_statement, fromImportError],
  [Kind.future_import_statement, trailingCommaError],
  [Kind.named_expression, namedExpressionError],
  [Kind.as_pattern, asPatternError],
  [Kind.try_statement, tryError],
  [Kind.assignment, annotationError],
  [Kind.augmented_assignment, augmentedError],
  [Kind.for_in_clause, comprehensionError],
  [Kind.assert_statement, assertError],
  [Kind.delete_statement, targetError],
  [Kind.as_pattern_target, targetError],
  [Kind.dictionary, loneCommaError],
  [Kind.tuple, groupError],
  [Kind.list_splat, splatError],
  [Kind.argument_list, (tree, node) => loneCommaError(tree, node) ?? argumentError(tree, node)],
  [Kind.parameters, parameterError],
  [Kind.lambda_parameters, parameterError],
  [Kind.string, literalError],
  [Kind.concatenated_string, literalError],
  [Kind.integer, literalError],
  [Kind.float, literalError],
  [Kind.type_conversion, literalError],
]);

function checksByKind(entries: readonly (readonly [kind: number, check: Check])[]): readonly (Check | undefined)[] {
  const checks: (Check | undefined)[] = [];
  for (const [kind, check] of entries) checks[kind] = check;
  return checks;
}

/** `print >>f, x` is a tuple in Python 3. */
function printError(tree: SyntaxTree, node: Node): string | null {
  const isTuple = childrenOf(tree, node).some((child) => kindOf(tree, child) === Kind.chevron);
  return isTuple ? null : `Missing parentheses in call to 'print'. ${PYTHON_2}`;
}

/** `except A, B` without brackets is of Python 3.14, `except A, e` of Python 2 has become the same; `except A, B as e` is of none. */
function exceptError(tree: SyntaxTree, node: Node): string | null {
  const values = childrenAt(tree, node, Field.value);
  const isBound = values.some((value) => kindOf(tree, value) === Kind.as_pattern);
  return values.length > 1 && isBound ? "Multiple exception types must be parenthesized when using 'as'" : null;
}

function raiseError(tree: SyntaxTree, node: Node): string | null {
  const [raised] = childrenOf(tree, node);
  if (raised !== undefined && fieldOf(tree, raised) === Field.cause) return "Expected an exception before 'from'";
  return raised !== undefined && kindOf(tree, raised) === Kind.expression_list
    ? `'raise' takes one exception. ${PYTHON_2}`
    : null;
}

const TAKES_PARAMETERS: ReadonlySet<number> = new Set([
  Kind.parameters,
  Kind.lambda_parameters,
  Kind.default_parameter,
]);

function tuplePatternError(tree: SyntaxTree, node: Node): string | null {
  return TAKES_PARAMETERS.has(kindOf(tree, parentOf(tree, node))) ? `Parameters cannot be tuples. ${PYTHON_2}` : null;
}

function identifierError(tree: SyntaxTree, node: Node): string | null {
  if (endOf(tree, node) - startOf(tree, node) !== 5 || tree.text.charCodeAt(startOf(tree, node)) !== 97) return null;
  const name = textOf(tree, node);
  return name === "async" || name === "await" ? `'${name}' is a keyword` : null;
}

function trailingCommaError(tree: SyntaxTree, node: Node): string | null {
  return textOf(tree, node).endsWith(",") ? "A trailing comma is not allowed without parentheses" : null;
}

function fromImportError(tree: SyntaxTree, node: Node): string | null {
  const isDotted = childrenAt(tree, node, Field.name).some((name) => {
    const dotted = kindOf(tree, name) === Kind.aliased_import ? childAt(tree, name, Field.name) : name;
    return dotted !== null && childrenOf(tree, dotted).length > 1;
  });
  return isDotted ? "Only single names can be imported from a module" : trailingCommaError(tree, node);
}

/** Where `name := value` may stand without parentheses. */
const TAKES_NAMED: ReadonlySet<number> = new Set([
  Kind.parenthesized_expression,
  Kind.argument_list,
  Kind.list,
  Kind.tuple,
  Kind.set,
  Kind.subscript,
  Kind.if_statement,
  Kind.elif_clause,
  Kind.while_statement,
  Kind.match_statement,
  Kind.decorator,
  Kind.list_comprehension,
  Kind.set_comprehension,
  Kind.generator_expression,
]);

function namedExpressionError(tree: SyntaxTree, node: Node): string | null {
  const parent = parentOf(tree, node);
  const kind = kindOf(tree, parent);
  const isGuard = kind === Kind.if_clause && kindOf(tree, parentOf(tree, parent)) === Kind.case_clause;
  return isGuard || TAKES_NAMED.has(kind) ? null : "':=' is not allowed here without parentheses";
}

/** `x as y` stands in `with`, `except` and `case`, and nowhere else. */
function asPatternError(tree: SyntaxTree, node: Node): string | null {
  let around = parentOf(tree, node);
  while (kindOf(tree, around) === Kind.parenthesized_expression || kindOf(tree, around) === Kind.tuple) {
    around = parentOf(tree, around);
  }
  const kind = kindOf(tree, around);
  const isAllowed = kind === Kind.with_item || kind === Kind.except_clause || kind === Kind.case_pattern;
  return isAllowed ? null : "'as' is not allowed here";
}

function tryError(tree: SyntaxTree, node: Node): string | null {
  const kinds = new Set(childrenOf(tree, node).map((child) => kindOf(tree, child)));
  const handles = kinds.has(Kind.except_clause);
  if (!handles && !kinds.has(Kind.finally_clause)) return "Expected 'except' or 'finally' block";
  return !handles && kinds.has(Kind.else_clause) ? "Expected 'except' before 'else'" : null;
}

const TARGETS: ReadonlySet<number> = new Set([Kind.identifier, Kind.attribute, Kind.subscript]);

/** A name, member or item, in parentheses or not: `(x): int` is a pattern of one to the grammar. */
function isSingleTarget(tree: SyntaxTree, target: Node): boolean {
  const [only, second] = childrenOf(tree, target);
  const isGroup = kindOf(tree, target) === Kind.tuple_pattern && only !== undefined && second === undefined;
  if (!isGroup) return TARGETS.has(kindOf(tree, target));
  return isSingleTarget(tree, only) && !tree.text.slice(endOf(tree, only), endOf(tree, target)).includes(",");
}

function annotationError(tree: SyntaxTree, node: Node): string | null {
  const left = childAt(tree, node, Field.left);
  if (left === null || childAt(tree, node, Field.type) === null) return null;
  if (kindOf(tree, parentOf(tree, node)) === Kind.assignment) return "Only single targets can be annotated";
  return isSingleTarget(tree, left) ? null : "Only single targets can be annotated";
}

function augmentedError(tree: SyntaxTree, node: Node): string | null {
  const left = childAt(tree, node, Field.left);
  return left === null || isSingleTarget(tree, left) ? null : "Illegal target for augmented assignment";
}

function comprehensionError(tree: SyntaxTree, node: Node): string | null {
  return childrenAt(tree, node, Field.right).length > 1 ? `A tuple here needs parentheses. ${PYTHON_2}` : null;
}

function assertError(tree: SyntaxTree, node: Node): string | null {
  return childrenOf(tree, node).length > 2 ? "'assert' takes a condition and a message" : null;
}

const ASSIGNABLE: ReadonlySet<number> = new Set([
  Kind.identifier,
  Kind.attribute,
  Kind.subscript,
  Kind.tuple,
  Kind.list,
  Kind.list_splat,
  Kind.expression_list,
  Kind.parenthesized_expression,
]);

function targetError(tree: SyntaxTree, node: Node): string | null {
  const open = [...childrenOf(tree, node)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const kind = kindOf(tree, next);
    if (!ASSIGNABLE.has(kind)) return "This cannot be assigned or deleted";
    if (kind !== Kind.attribute && kind !== Kind.subscript) open.push(...childrenOf(tree, next));
  }
  return null;
}

/** Outside of dictionaries and arguments, the grammar takes `**a` for two stars. */
function splatError(tree: SyntaxTree, node: Node): string | null {
  return kindOf(tree, parentOf(tree, node)) === Kind.list_splat ? "'**' is not allowed here" : null;
}

/** `{,}` and `f(,)` */
function loneCommaError(tree: SyntaxTree, node: Node): string | null {
  const isEmpty = childrenOf(tree, node).length === 0;
  return isEmpty && /^.\s*,/.test(textOf(tree, node).replaceAll(/#.*/g, "")) ? "Expected something before ','" : null;
}

/** `(*a)` is no tuple. */
function groupError(tree: SyntaxTree, node: Node): string | null {
  const [only, second] = childrenOf(tree, node);
  if (only === undefined || second !== undefined || kindOf(tree, only) !== Kind.list_splat) return null;
  const hasComma = tree.text.slice(endOf(tree, only), endOf(tree, node)).replaceAll(/#.*/g, "").includes(",");
  return hasComma ? null : "Cannot use starred expression here";
}
