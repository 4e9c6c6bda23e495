import { ts } from "ts-morph";
import { dottedPath, entityPath, unwrap } from "./names.js";
import type { FunctionBodies } from "./survey.js";

/** What a function gives when it is called: the names in its return type, and what its `return` statements are made of. */
export function givenByFunction(node: ts.SignatureDeclaration, bodies: FunctionBodies): readonly string[] {
  const given = new Set(node.type === undefined ? [] : givenByType(node.type, typeParametersOf(node)));
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) addGiven(given, node.body);
  const body = bodies.get(node);
  for (const expression of body?.returns ?? []) addGiven(given, expression, body?.variables);
  return [...given];
}

/** What a field holds: its type, and what it is initialized with. */
export function givenByValue(
  type: ts.TypeNode | undefined,
  value: ts.Expression | undefined,
  typeParameters: ReadonlySet<string>,
): readonly string[] {
  const given = new Set(type === undefined ? [] : givenByType(type, typeParameters));
  if (value !== undefined) addGiven(given, value);
  return [...given];
}

/** The names of the type parameters of a function or class and of the class that it stands in: they name no type that exists. */
export function typeParametersOf(node: ts.Node): ReadonlySet<string> {
  const declared = [node, node.parent].flatMap((it) =>
    ts.isFunctionLike(it) || ts.isClassLike(it) || ts.isInterfaceDeclaration(it) ? (it.typeParameters ?? []) : [],
  );
  return new Set(declared.map((parameter) => parameter.name.text));
}

/** Types whose value is, or becomes, a value of their argument. */
const TRANSPARENT = new Set(["Promise", "PromiseLike", "Awaited", "Readonly", "NonNullable", "Required"]);

/** The named types in a type, whatever stands around them: promises, `null`, parentheses. */
function givenByType(type: ts.TypeNode, typeParameters: ReadonlySet<string>): readonly string[] {
  const given: string[] = [];
  const open = [type];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (ts.isParenthesizedTypeNode(next)) open.push(next.type);
    else if (ts.isUnionTypeNode(next) || ts.isIntersectionTypeNode(next)) open.push(...next.types.toReversed());
    else if (next.kind === ts.SyntaxKind.ThisType) given.push("this");
    else if (ts.isTypeReferenceNode(next)) {
      const name = entityPath(next.typeName).join(".");
      const argument = next.typeArguments?.[0];
      if (argument !== undefined && TRANSPARENT.has(name)) open.push(argument);
      else if (!typeParameters.has(name)) given.push(name);
    }
  }
  return given;
}

const { SyntaxKind } = ts;

/** Operators of which the left side, too, may be what comes out. */
const EITHER_SIDE: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.QuestionQuestionToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.EqualsToken,
  SyntaxKind.QuestionQuestionEqualsToken,
  SyntaxKind.BarBarEqualsToken,
]);
const RIGHT_SIDE: ReadonlySet<ts.SyntaxKind> = new Set([SyntaxKind.AmpersandAmpersandToken, SyntaxKind.CommaToken]);

/** What is written as a literal is of a class of the language, whatever the names of the module mean. */
const BUILTINS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [SyntaxKind.ArrayLiteralExpression, "globalThis.Array"],
  [SyntaxKind.ObjectLiteralExpression, "globalThis.Object"],
  [SyntaxKind.StringLiteral, "globalThis.String"],
  [SyntaxKind.NoSubstitutionTemplateLiteral, "globalThis.String"],
  [SyntaxKind.TemplateExpression, "globalThis.String"],
  [SyntaxKind.RegularExpressionLiteral, "globalThis.RegExp"],
]);

/** Adds what a value is made of: constructed classes, called functions, literals, names. A variable of the function stands for its value. */
function addGiven(given: Set<string>, value: ts.Expression, variables?: ReadonlyMap<string, ts.Expression>): void {
  const open: (ts.Expression | undefined)[] = [value];
  const followed = new Set<string>();
  while (open.length > 0) {
    const popped = open.pop();
    if (popped === undefined) continue;
    const next = unwrap(popped);
    if (ts.isAwaitExpression(next)) open.push(next.expression);
    else if (ts.isConditionalExpression(next)) open.push(next.whenFalse, next.whenTrue);
    else if (ts.isBinaryExpression(next)) {
      const { kind } = next.operatorToken;
      if (EITHER_SIDE.has(kind) || RIGHT_SIDE.has(kind)) open.push(next.right);
      if (EITHER_SIDE.has(kind)) open.push(next.left);
    } else if (BUILTINS.has(next.kind)) {
      given.add(BUILTINS.get(next.kind) ?? "");
    } else {
      const path = dottedPath(ts.isNewExpression(next) || ts.isCallExpression(next) ? next.expression : next);
      const name = path?.join(".") ?? "undefined";
      const variable = ts.isIdentifier(next) ? variables?.get(name) : undefined;
      if (variable !== undefined && !followed.has(name)) open.push(variable);
      else if (name !== "undefined") given.add(name);
      followed.add(name);
    }
  }
}
