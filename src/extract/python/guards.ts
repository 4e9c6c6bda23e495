import type { Context } from "./context.js";
import { Field, Kind } from "./node-kinds.js";
import { dottedPath } from "./names.js";
import { childAt, childrenOf, fieldOf, kindOf, textOf, type Node, type SyntaxTree } from "./syntax-tree.js";

/** Tells in which context a node stands that is to be visited later. */
export type Enter = (node: Node, context: Context) => void;

/** Says of the blocks of a compound statement under which condition they run. */
export function enterBranches(tree: SyntaxTree, statement: Node, around: Context, enter: Enter): void {
  switch (kindOf(tree, statement)) {
    case Kind.if_statement:
      enterIf(tree, statement, around, enter);
      return;
    case Kind.try_statement:
      enterTry(tree, statement, around, enter);
      return;
    case Kind.with_statement: {
      const tried = around.tried || childrenOf(tree, statement).some((child) => suppressesImportErrors(tree, child));
      enterAll(tree, statement, { ...around, conditional: true, tried }, enter);
      return;
    }
    case Kind.for_statement:
    case Kind.while_statement:
    case Kind.match_statement:
      enterAll(tree, statement, { ...around, conditional: true }, enter);
  }
}

function enterAll(tree: SyntaxTree, statement: Node, inside: Context, enter: Enter): void {
  for (const child of childrenOf(tree, statement)) if (isBranch(kindOf(tree, child))) enter(child, inside);
}

function isBranch(kind: number): boolean {
  return kind === Kind.block || kind === Kind.elif_clause || kind === Kind.else_clause;
}

/** Each branch also runs under what the conditions before it have asked. */
function enterIf(tree: SyntaxTree, statement: Node, around: Context, enter: Enter): void {
  let otherwise: Context = { ...around, conditional: true };
  const branch = (node: Node, block: Node | null): void => {
    const condition = childAt(tree, node, Field.condition);
    if (condition === null || block === null) return;
    const test = textOf(tree, condition);
    const asked = otherwise.asked || ASKS.test(test);
    const reader = readerOf(test);
    enter(block, { ...otherwise, asked, typeOnly: otherwise.typeOnly || reader === "checkers" });
    otherwise = { ...otherwise, asked, typeOnly: otherwise.typeOnly || reader === "programs" };
  };
  branch(statement, childAt(tree, statement, Field.consequence));
  for (const clause of childrenOf(tree, statement)) {
    if (kindOf(tree, clause) === Kind.elif_clause) branch(clause, childAt(tree, clause, Field.consequence));
    else if (kindOf(tree, clause) === Kind.else_clause) enter(clause, otherwise);
  }
}

/** For whom a condition holds that asks who reads the code: type checkers (`TYPE_CHECKING`) or programs that run; null for any other. */
export function readerOf(condition: string): "checkers" | "programs" | null {
  const asked = TYPE_CHECKING.exec(condition);
  if (asked === null) return null;
  return asked[1] === undefined ? "checkers" : "programs";
}

const TYPE_CHECKING = /^\(?(not\s+)?(?:\w+\.)?TYPE_CHECKING\)?$/;
/** The version of the interpreter, the platform, or whether a module can be found. */
const ASKS =
  /\bsys\s*\.\s*(?:version_info|version|platform|implementation|hexversion)\b|\bos\s*\.\s*name\b|\bplatform\s*\.\s*\w+\s*\(|\bfind_spec\b|\b(?:IS_|USE_)?PY_?[23]\d*\b|\bPYPY\b|\bversion_info\b|\bsys\s*\.\s*modules\b/;

function enterTry(tree: SyntaxTree, statement: Node, around: Context, enter: Enter): void {
  const parts = childrenOf(tree, statement);
  const handles = parts.some((part) => catchesImportErrors(tree, part));
  for (const part of parts) {
    const kind = kindOf(tree, part);
    const tried = around.tried || (kind === Kind.except_clause ? catchesImportErrors(tree, part) : handles);
    if (kind === Kind.finally_clause) enter(part, { ...around, conditional: around.conditional });
    else if (kind === Kind.block || kind === Kind.except_clause || kind === Kind.else_clause) {
      enter(part, { ...around, conditional: true, tried });
    }
  }
}

/** What catches a failed import: a bare `except` and the exceptions that an ImportError is. */
const IMPORT_ERRORS: ReadonlySet<string> = new Set([
  "ImportError",
  "ModuleNotFoundError",
  "Exception",
  "BaseException",
]);

function catchesImportErrors(tree: SyntaxTree, clause: Node): boolean {
  if (kindOf(tree, clause) !== Kind.except_clause) return false;
  const values = childrenOf(tree, clause).filter((child) => fieldOf(tree, child) === Field.value);
  return values.length === 0 || values.some((value) => namesImportError(tree, value));
}

/** Whether one of the names that stand in an expression is an exception that a failed import raises. */
function namesImportError(tree: SyntaxTree, value: Node): boolean {
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const kind = kindOf(tree, next);
    if (kind === Kind.as_pattern || kind === Kind.tuple || kind === Kind.parenthesized_expression) {
      open.push(...childrenOf(tree, next));
    } else if (IMPORT_ERRORS.has(dottedPath(tree, next)?.at(-1) ?? "")) return true;
  }
  return false;
}

/** `with suppress(ImportError)`, `with pytest.raises(ImportError)` and `with self.assertRaises(…)`. */
function suppressesImportErrors(tree: SyntaxTree, clause: Node): boolean {
  const open = [clause];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const kind = kindOf(tree, next);
    if (kind === Kind.block) continue;
    if (kind !== Kind.call) {
      open.push(...childrenOf(tree, next));
      continue;
    }
    const callee = childAt(tree, next, Field.function);
    const name = callee === null ? "" : (dottedPath(tree, callee)?.at(-1) ?? "");
    const list = childAt(tree, next, Field.arguments);
    if (SUPPRESSORS.has(name) && list !== null && childrenOf(tree, list).some((it) => namesImportError(tree, it)))
      return true;
  }
  return false;
}

const SUPPRESSORS: ReadonlySet<string> = new Set([
  "suppress",
  "raises",
  "assertRaises",
  "assertRaisesRegex",
  "import_error",
]);
