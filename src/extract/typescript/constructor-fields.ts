import { ts } from "ts-morph";
import type { ConstructorField } from "./members.js";
import { unwrap } from "./names.js";

/** The fields that a constructor makes: its parameter properties, and in JavaScript whatever it assigns to `this`. */
export function constructorFields({ parameters, body }: ts.ConstructorDeclaration): readonly ConstructorField[] {
  const assigned = body?.statements.flatMap((statement) => assignedField(statement, parameters)) ?? [];
  return [...parameters.flatMap(parameterProperty), ...assigned];
}

function parameterProperty(node: ts.ParameterDeclaration): readonly ConstructorField[] {
  if (!ts.isIdentifier(node.name) || !ts.isParameterPropertyDeclaration(node, node.parent)) return [];
  return [{ node, name: node.name.text, type: node.type, value: node.initializer }];
}

/** `this.inner = inner` has the parameter's type. */
function assignedField(
  statement: ts.Statement,
  parameters: readonly ts.ParameterDeclaration[],
): readonly ConstructorField[] {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return [];
  const { left, operatorToken, right } = statement.expression;
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) return [];
  if (left.expression.kind !== ts.SyntaxKind.ThisKeyword) return [];
  const value = unwrap(right);
  const parameter = ts.isIdentifier(value)
    ? parameters.find(({ name }) => ts.isIdentifier(name) && name.text === value.text)
    : undefined;
  const name = left.name.text;
  if (parameter === undefined) return [{ node: statement, name, type: undefined, value: right }];
  return [{ node: statement, name, type: parameter.type, value: parameter.initializer }];
}
