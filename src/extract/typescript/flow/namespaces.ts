import { ts } from "ts-morph";
import type { FlowEntry, FlowExpression, FlowFunction, FlowStatement } from "../../../model/flow.js";
import { boundIdentifiers, entityPath, hasModifier, isAmbient, memberName } from "../names.js";
import type { FlowReader } from "./reader-types.js";

const { SyntaxKind } = ts;

/** `import a = b.c` */
export function importAlias(reader: FlowReader, node: ts.ImportEqualsDeclaration): readonly FlowStatement[] {
  if (ts.isExternalModuleReference(node.moduleReference)) return [];
  const span = reader.span(node);
  const [first = "", ...members] = entityPath(node.moduleReference).slice(0, MAX_PATH);
  const value = members.reduce<FlowExpression>((object, name) => ({ kind: "member", object, name, span }), {
    kind: "name",
    name: first,
    span,
  });
  const target = { kind: "name", name: node.name.text, span: reader.span(node.name) } as const;
  return [{ kind: "assign", target, value, declared: true, augmented: false, span }];
}

/** Far longer than anybody writes, and short enough for everybody's stack. */
const MAX_PATH = 100;

/** An enum is an object of the values of its members; its parts add to one another. */
export function readEnum(reader: FlowReader, node: ts.EnumDeclaration): readonly FlowStatement[] {
  const values = new Map<string, FlowExpression>();
  let last: FlowExpression | null = null;
  const entries: FlowEntry[] = [];
  for (const { name, initializer } of node.members) {
    const span = reader.span(name);
    const text = memberName(name) ?? "";
    const value: FlowExpression =
      initializer === undefined ? counted(last, span) : withMembers(reader.expression(initializer), values);
    values.set(text, value);
    last = value;
    entries.push({ key: { kind: "string", value: text, span }, value });
  }
  return [assignedObject(reader, node, { kind: "record", entries, span: reader.span(node) })];
}

/** One more than the member before; the first one is 0. */
function counted(last: FlowExpression | null, span: FlowExpression["span"]): FlowExpression {
  if (last === null) return { kind: "literal", value: 0, span };
  if (last.kind === "literal" && typeof last.value === "number")
    return { kind: "literal", value: last.value + 1, span };
  return { kind: "other", parts: [], span };
}

/** Members are names within their enum. */
function withMembers(value: FlowExpression, members: ReadonlyMap<string, FlowExpression>): FlowExpression {
  if (value.kind === "name") return members.get(value.name) ?? value;
  if (value.kind === "template") return { ...value, parts: value.parts.map((it) => withMembers(it, members)) };
  if (value.kind !== "add") return value;
  return { ...value, left: withMembers(value.left, members), right: withMembers(value.right, members) };
}

/**
 * A namespace is a function that runs once and gives an object of what it exports, as compilers make it, so that its names are its own.
 */
export function readNamespace(reader: FlowReader, node: ts.ModuleDeclaration): readonly FlowStatement[] {
  const { body } = node;
  if (!ts.isIdentifier(node.name) || body === undefined) return [];
  const isDotted = ts.isModuleDeclaration(body);
  const statements = reader.statements(isDotted ? [body] : ts.isModuleBlock(body) ? body.statements : []);
  const exported = isDotted
    ? [plain(body.name.text)]
    : ts.isModuleBlock(body)
      ? body.statements.flatMap(exportedBy)
      : [];
  if (statements.length === 0) return [];
  const span = reader.span(node);
  const entries = exported.map(({ name, local }): FlowEntry => {
    return { key: { kind: "string", value: name, span }, value: { kind: "name", name: local, span } };
  });
  const result: FlowStatement = { kind: "return", value: { kind: "record", entries, span }, span };
  const callee = { kind: "function", function: plainFunction([...statements, result], span), span } as const;
  return [assignedObject(reader, node, { kind: "call", callee, arguments: [], constructs: false, span })];
}

function plainFunction(body: readonly FlowStatement[], span: FlowFunction["span"]): FlowFunction {
  return {
    name: null,
    span,
    parameters: [],
    decorators: [],
    body,
    isAsync: false,
    isGenerator: false,
    outerNames: [],
  };
}

interface ExportedName {
  readonly name: string;
  /** Inside of the namespace. */
  readonly local: string;
}

function plain(name: string): ExportedName {
  return { name, local: name };
}

function exportedBy(statement: ts.Statement): readonly ExportedName[] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.map(({ name, propertyName }) => {
      return { name: name.text, local: (propertyName ?? name).text };
    });
  }
  if (!hasModifier(statement, SyntaxKind.ExportKeyword) || isAmbient(statement)) return [];
  if (ts.isVariableStatement(statement)) {
    const { declarations } = statement.declarationList;
    return declarations.flatMap((it) => boundIdentifiers(it.name).map(({ text }) => plain(text)));
  }
  const name = isValueDeclaration(statement) ? statement.name : undefined;
  return name === undefined ? [] : [plain(name.text)];
}

type ValueDeclaration =
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.ImportEqualsDeclaration;

function isValueDeclaration(node: ts.Node): node is ValueDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isImportEqualsDeclaration(node)
  );
}

/** Several declarations of one name are one object: a later one adds to what there is. */
function assignedObject(
  reader: FlowReader,
  node: ts.EnumDeclaration | ts.ModuleDeclaration,
  value: FlowExpression,
): FlowStatement {
  const span = reader.span(node);
  const name = { kind: "name", name: node.name.text, span: reader.span(node.name) } as const;
  if (!isAnotherPart(node)) return { kind: "assign", target: name, value, declared: true, augmented: false, span };
  const callee = { kind: "member", object: { kind: "name", name: "Object", span }, name: "assign", span } as const;
  const parts = [name, value].map((it) => ({ value: it, name: null, spread: "no" }) as const);
  return { kind: "expression", value: { kind: "call", callee, arguments: parts, constructs: false, span }, span };
}

function isAnotherPart(node: ts.EnumDeclaration | ts.ModuleDeclaration): boolean {
  const { parent } = node;
  if (!ts.isSourceFile(parent) && !ts.isModuleBlock(parent) && !ts.isBlock(parent)) return false;
  return parent.statements.some(
    (it) => it.pos < node.pos && isValueDeclaration(it) && !isAmbient(it) && it.name?.text === node.name.text,
  );
}
