import { ts } from "ts-morph";

/** The expressions in markup, in source order, those in elements inside of it among them. */
export function readJsx(markup: ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const open: ts.Node[] = [markup];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (ts.isJsxExpression(node) || ts.isJsxSpreadAttribute(node)) {
      if (node.expression !== undefined) found.push(node.expression);
      continue;
    }
    open.push(...childrenOf(node).toReversed());
  }
  return found;
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  if (ts.isJsxElement(node)) return [...node.openingElement.attributes.properties, ...node.children];
  if (ts.isJsxSelfClosingElement(node)) return node.attributes.properties;
  if (ts.isJsxFragment(node)) return node.children;
  return ts.isJsxAttribute(node) && node.initializer !== undefined ? [node.initializer] : [];
}
