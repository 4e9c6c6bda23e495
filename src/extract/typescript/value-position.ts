import { ts } from "ts-morph";
import { isWrapper } from "./names.js";

const { SyntaxKind } = ts;

/**
 * Whether a name is used here: as a value, alone or at the start of a property chain, or at the start of a qualified type. What a name is
 * declared, imported or exported as is no use of it; nor is asking whether there is such a value (`typeof fetch`) or whether another one is
 * made of it (`instanceof`).
 */
export function standsForValue(node: ts.Node): boolean {
  let top = node;
  while (isWrapper(top.parent)) top = top.parent;
  const { parent } = top;
  if (EXPRESSIONS_ONLY.has(parent.kind)) return true;
  switch (parent.kind) {
    case SyntaxKind.PropertyAccessExpression:
      return (parent as ts.PropertyAccessExpression).expression === top;
    case SyntaxKind.QualifiedName:
      return (parent as ts.QualifiedName).left === top;
    case SyntaxKind.BinaryExpression: {
      const { operatorToken, right } = parent as ts.BinaryExpression;
      return operatorToken.kind !== SyntaxKind.InstanceOfKeyword || right !== top;
    }
    case SyntaxKind.VariableDeclaration:
    case SyntaxKind.Parameter:
    case SyntaxKind.BindingElement:
    case SyntaxKind.PropertyDeclaration:
    case SyntaxKind.PropertyAssignment:
    case SyntaxKind.EnumMember:
      return (parent as ts.VariableDeclaration).initializer === top;
    case SyntaxKind.ArrowFunction:
      return (parent as ts.ArrowFunction).body === top;
    case SyntaxKind.ExpressionWithTypeArguments:
      return isExtendedByClass(parent);
    case SyntaxKind.JsxOpeningElement:
    case SyntaxKind.JsxSelfClosingElement:
      // In lower case it is an element of the page.
      return /^[^a-z]/.test((top as ts.Identifier).text);
    default:
      return false;
  }
}

/** Nodes of which every child that is an expression is a value. */
const EXPRESSIONS_ONLY: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.ElementAccessExpression,
  SyntaxKind.CallExpression,
  SyntaxKind.NewExpression,
  SyntaxKind.TaggedTemplateExpression,
  SyntaxKind.TemplateSpan,
  SyntaxKind.ConditionalExpression,
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.ShorthandPropertyAssignment,
  SyntaxKind.SpreadElement,
  SyntaxKind.SpreadAssignment,
  SyntaxKind.PrefixUnaryExpression,
  SyntaxKind.PostfixUnaryExpression,
  SyntaxKind.AwaitExpression,
  SyntaxKind.YieldExpression,
  SyntaxKind.VoidExpression,
  SyntaxKind.DeleteExpression,
  SyntaxKind.ComputedPropertyName,
  SyntaxKind.Decorator,
  SyntaxKind.JsxExpression,
  SyntaxKind.JsxSpreadAttribute,
  SyntaxKind.ExpressionStatement,
  SyntaxKind.ReturnStatement,
  SyntaxKind.ThrowStatement,
  SyntaxKind.IfStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
  SyntaxKind.ForStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.SwitchStatement,
  SyntaxKind.CaseClause,
  SyntaxKind.ExportAssignment,
]);

function isExtendedByClass(node: ts.Node): boolean {
  const clause = node.parent;
  return (
    ts.isHeritageClause(clause) &&
    clause.token === SyntaxKind.ExtendsKeyword &&
    !ts.isInterfaceDeclaration(clause.parent)
  );
}
