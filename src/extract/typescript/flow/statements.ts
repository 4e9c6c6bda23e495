import { ts } from "ts-morph";
import type { FlowExpression, FlowStatement } from "../../../model/flow.js";
import type { Span } from "../../../model/span.js";
import { exportedAs } from "../../../model/exported-name.js";
import { hasModifier, isAmbient, isWrapper, unwrap } from "../names.js";
import { assignmentStatements, isAssignment } from "./assignments.js";
import { readIf, readSwitch, readTry } from "./branches.js";
import { readClass } from "./classes.js";
import { moduleIndex, sequenceParts } from "./expressions.js";
import { readLoop } from "./loops.js";
import { importAlias, readEnum, readNamespace } from "./namespaces.js";
import { nameOf } from "./patterns.js";
import type { FlowReader } from "./reader-types.js";

const { SyntaxKind } = ts;

/** What a statement does: none for types and for what only jumps, several where one binds several names. */
export function readStatement(reader: FlowReader, node: ts.Node): readonly FlowStatement[] {
  const span = reader.span(node);
  if (ts.isExpressionStatement(node)) return reader.effects(node.expression);
  if (ts.isVariableStatement(node)) return isAmbient(node) ? [] : readVariables(reader, node.declarationList);
  if (ts.isVariableDeclarationList(node)) return readVariables(reader, node);
  if (ts.isReturnStatement(node)) {
    const value = node.expression === undefined ? null : reader.expression(node.expression);
    return [{ kind: "return", value, span }];
  }
  if (ts.isThrowStatement(node)) return [{ kind: "return", value: null, span }];
  if (ts.isIfStatement(node)) return readIf(reader, node);
  if (ts.isFunctionDeclaration(node)) return readFunctionDeclaration(reader, node);
  if (ts.isClassDeclaration(node)) return readClassDeclaration(reader, node);
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return readImport(reader, node);
  if (ts.isBlock(node)) return reader.block(node);
  if (ts.isTryStatement(node)) return readTry(reader, node);
  if (ts.isSwitchStatement(node)) return readSwitch(reader, node);
  if (ts.isIterationStatement(node, false)) return readLoop(reader, node);
  if (ts.isLabeledStatement(node)) return reader.block(node.statement);
  if (ts.isWithStatement(node)) return reader.block(node.statement);
  if (ts.isExportAssignment(node)) return readExportAssignment(reader, node);
  if (ts.isEnumDeclaration(node)) return isAmbient(node) ? [] : readEnum(reader, node);
  if (ts.isModuleDeclaration(node)) return isAmbient(node) ? [] : readNamespace(reader, node);
  if (ts.isImportEqualsDeclaration(node)) {
    if (node.isTypeOnly) return [];
    return ts.isExternalModuleReference(node.moduleReference) ? readImport(reader, node) : importAlias(reader, node);
  }
  return [];
}

function readVariables(reader: FlowReader, { declarations }: ts.VariableDeclarationList): readonly FlowStatement[] {
  return declarations.map((node) => {
    const { name, initializer } = node;
    const span = reader.span(node);
    const value =
      initializer === undefined
        ? ({ kind: "literal", value: null, span } as const)
        : reader.expression(initializer, nameOf(name));
    return { kind: "assign", target: reader.bound(name), value, declared: true, augmented: false, span };
  });
}

/** Overloads and what is declared to be elsewhere have no body. */
function readFunctionDeclaration(reader: FlowReader, node: ts.FunctionDeclaration): readonly FlowStatement[] {
  if (node.body === undefined || isAmbient(node)) return [];
  const name = node.name?.text ?? DEFAULT;
  const span = reader.span(node);
  return [{ kind: "function", name, function: reader.function(node, name), span }, ...exportedByDefault(reader, node)];
}

function readClassDeclaration(reader: FlowReader, node: ts.ClassDeclaration): readonly FlowStatement[] {
  if (isAmbient(node)) return [];
  const name = node.name?.text ?? DEFAULT;
  const span = reader.span(node);
  return [{ kind: "class", name, class: readClass(reader, node, name), span }, ...exportedByDefault(reader, node)];
}

const DEFAULT = "default";

/** `export default class A {}` has two names. */
function exportedByDefault(
  reader: FlowReader,
  node: ts.FunctionDeclaration | ts.ClassDeclaration,
): readonly FlowStatement[] {
  if (node.name === undefined || !hasModifier(node, SyntaxKind.DefaultKeyword)) return [];
  const span = reader.span(node.name);
  return [assignedName(DEFAULT, { kind: "name", name: node.name.text, span }, span)];
}

/** `export default …` and `export = …`. */
function readExportAssignment(reader: FlowReader, node: ts.ExportAssignment): readonly FlowStatement[] {
  const span = reader.span(node);
  if (node.isExportEquals !== true) return [assignedName(DEFAULT, reader.expression(node.expression, DEFAULT), span)];
  const name = reader.exported.whole(node) ?? "module.exports";
  return [assignedName(exportedAs(name), reader.expression(node.expression, name), span)];
}

function assignedName(name: string, value: FlowExpression, span: Span): FlowStatement {
  return { kind: "assign", target: { kind: "name", name, span }, value, declared: false, augmented: false, span };
}

type ImportingStatement = ts.ImportDeclaration | ts.ExportDeclaration | ts.ImportEqualsDeclaration;

/** Imports of types alone are gone when the code runs. */
function readImport(reader: FlowReader, node: ImportingStatement): readonly FlowStatement[] {
  const index = reader.imports.indexes.get(node);
  const names = index === undefined ? [] : (reader.imports.facts[index]?.names ?? []);
  if (index === undefined || (names.length > 0 && names.every(({ typeOnly }) => typeOnly))) return [];
  return [{ kind: "import", import: index, span: reader.span(node) }];
}

/**
 * A statement that is one expression. What only one outcome of a condition does is a branch, so that it is known to be one, and a module
 * that is loaded for what it does is an import.
 */
export function readEffects(reader: FlowReader, expression: ts.Expression): readonly FlowStatement[] {
  const node = unwrap(expression);
  const span = reader.span(node);
  if (ts.isStringLiteralLike(node)) return [];
  if (ts.isConditionalExpression(node)) {
    const alternatives = [reader.effects(node.whenTrue), reader.effects(node.whenFalse)];
    return [{ kind: "branch", form: "if", tests: [reader.expression(node.condition), null], alternatives, span }];
  }
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (isAssignment(node)) return assignmentStatements(reader, node);
    if (kind === SyntaxKind.CommaToken) return sequenceParts(node).flatMap((it) => reader.effects(it));
    if (kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.BarBarToken) {
      const tests = [reader.expression(node.left), null];
      const right = reader.effects(node.right);
      const alternatives = kind === SyntaxKind.BarBarToken ? [[], right] : [right, []];
      return [{ kind: "branch", form: "if", tests, alternatives, span }];
    }
  }
  const loaded = moduleIndex(reader, promised(node));
  if (loaded !== null) return [{ kind: "import", import: loaded, span }];
  const value = reader.expression(node);
  if (value.kind !== "assigned") return [{ kind: "expression", value, span }];
  return [{ kind: "assign", target: value.target, value: value.value, declared: false, augmented: false, span }];
}

/** Behind `await` and `void`. */
function promised(node: ts.Expression): ts.Expression {
  let inner = node;
  while (isWrapper(inner) || ts.isAwaitExpression(inner) || ts.isVoidExpression(inner)) inner = inner.expression;
  return inner;
}
