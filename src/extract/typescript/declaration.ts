import { ts } from "ts-morph";
import type { DefinitionKind } from "../../model/facts.js";
import { hasModifier, unwrap } from "./names.js";

/** One declaration of a name. Several may merge to one definition. */
export interface Declaration {
  readonly kind: DefinitionKind;
  /** What bears the name, for its span. */
  readonly nameNode: ts.Node;
  /** The whole declaration. */
  readonly node: ts.Node;
  /** What is declared: the class behind `const X = class {}`, the function behind `const f = () => …`. */
  readonly subject: ts.Node;
  readonly exported: boolean;
}

/** A declaration by what a value is made of: a class expression is a class, a function expression a function, the rest constants. */
export function valueDeclaration(
  nameNode: ts.Node,
  node: ts.Node,
  value: ts.Expression | undefined,
  exported: boolean,
): Declaration {
  const subject = value === undefined ? node : unwrap(value);
  return { kind: kindOfValue(subject), nameNode, node, subject, exported };
}

function kindOfValue(value: ts.Node): DefinitionKind {
  if (ts.isClassExpression(value)) return "class";
  return isFunctionValue(value) ? "function" : "constant";
}

/** A function, arrow function or method that stands as a value. */
export function isFunctionValue(
  node: ts.Node,
): node is ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration {
  return ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node);
}

/** The declaration that a statement is, apart from variables and namespaces. */
export function declarationOf(node: ts.Node): Declaration | null {
  const exported = hasModifier(node, ts.SyntaxKind.ExportKeyword);
  if (ts.isClassDeclaration(node)) return { kind: "class", nameNode: node.name ?? node, node, subject: node, exported };
  if (ts.isFunctionDeclaration(node)) {
    return { kind: "function", nameNode: node.name ?? node, node, subject: node, exported };
  }
  if (ts.isInterfaceDeclaration(node)) return { kind: "interface", nameNode: node.name, node, subject: node, exported };
  if (ts.isEnumDeclaration(node)) return { kind: "enum", nameNode: node.name, node, subject: node, exported };
  if (ts.isTypeAliasDeclaration(node)) return { kind: "typeAlias", nameNode: node.name, node, subject: node, exported };
  return null;
}
