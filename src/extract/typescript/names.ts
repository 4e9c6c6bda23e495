import { ts } from "ts-morph";

/** The expression inside of parentheses, casts, `satisfies` and `!`, none of which change what a name stands for. */
export function unwrap(expression: ts.Expression): ts.Expression {
  let inner = expression;
  while (isWrapper(inner)) inner = inner.expression;
  return inner;
}

export type Wrapper =
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.SatisfiesExpression
  | ts.NonNullExpression
  | ts.TypeAssertion;

export function isWrapper(node: ts.Node): node is Wrapper {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node)
  );
}

/** `a.b.c` as its names; null for everything else. A path may start at `this`, which no module-level name is called. */
export function dottedPath(expression: ts.Expression): readonly string[] | null {
  const reversed: string[] = [];
  let current = unwrap(expression);
  while (ts.isPropertyAccessExpression(current)) {
    reversed.push(current.name.text);
    current = unwrap(current.expression);
  }
  if (ts.isIdentifier(current)) reversed.push(current.text);
  else if (current.kind === ts.SyntaxKind.ThisKeyword) reversed.push("this");
  else return null;
  return reversed.reverse();
}

/** `A.B.C` in a type or an import alias as its names. */
export function entityPath(name: ts.EntityName): readonly string[] {
  const reversed: string[] = [];
  let current = name;
  while (ts.isQualifiedName(current)) {
    reversed.push(current.right.text);
    current = current.left;
  }
  reversed.push(current.text);
  return reversed.reverse();
}

/** The name of a member: `a`, `"a"`, `#a`, `["a"]`, and `[Symbol.iterator]` as written; null for what only running code knows. */
export function memberName(name: ts.PropertyName | ts.BindingName): string | null {
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) return name.text;
  if (ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) || ts.isBigIntLiteral(name)) return name.text;
  if (!ts.isComputedPropertyName(name)) return null;
  const inner = unwrap(name.expression);
  if (ts.isStringLiteralLike(inner) || ts.isNumericLiteral(inner)) return inner.text;
  const path = dottedPath(inner);
  return path === null || path.length < 2 ? null : `[${path.join(".")}]`;
}

/** Every identifier that a declared name or pattern binds, in source order. A name that is missing in broken code binds nothing. */
export function boundIdentifiers(name: ts.BindingName): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const open: ts.BindingName[] = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (ts.isIdentifier(next)) {
      if (next.text !== "") found.push(next);
    } else for (const element of next.elements.toReversed()) if (ts.isBindingElement(element)) open.push(element.name);
  }
  return found;
}

/** The text of a literal that says a whole string: quotes, or a template without substitutions. */
export function literalText(node: ts.Node | undefined): ts.StringLiteralLike | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node : null;
}

export function hasModifier(node: ts.Node, kind: ts.ModifierSyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (node.modifiers?.some((modifier) => modifier.kind === kind) ?? false);
}

/** `declare` before a declaration: it says that something exists elsewhere. */
export function isAmbient(node: ts.Node): boolean {
  return hasModifier(node, ts.SyntaxKind.DeclareKeyword);
}
