import { ts } from "ts-morph";
import type { ImportFact } from "../../model/facts.js";
import type { ImportDraft } from "./import-table.js";
import { namesOfLoaded } from "./loaded-names.js";
import { dottedPath, literalText } from "./names.js";
import type { IsRequire } from "./require-names.js";
import { declare, IMPORTED } from "./scope.js";
import type { SourceText } from "./source-text.js";
import type { Found } from "./survey.js";

/** What a call imports: `require("…")`, `import("…")`, `jest.mock("…")` and their kin; null when it imports nothing. */
export function callImport(
  source: SourceText,
  found: Found<ts.CallExpression>,
  isRequire: IsRequire,
): ImportDraft | null {
  const { node, scope } = found;
  const specifier = literalText(node.arguments[0]);
  const form = specifier === null ? null : formOf(found, isRequire);
  if (specifier === null || form === null) return null;
  const conditional = scope.tried || (form === "dynamicImport" && catchesFailure(node));
  if (form !== "require" && form !== "dynamicImport") return { specifier, form, conditional, names: [] };
  const names = namesOfLoaded(source, node, specifier);
  // The names were declared as plain variables during the walk, which could not tell yet what `require` means here.
  for (const { binds } of names) {
    if (binds !== null) declare(isVar(binds) ? scope.functionScope : scope, binds.text, IMPORTED);
  }
  return { specifier, form, conditional, names };
}

function formOf({ node, scope }: Found<ts.CallExpression>, isRequire: IsRequire): ImportFact["form"] | null {
  const callee = node.expression;
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return isMockArgument(node) ? "mock" : "dynamicImport";
  if (ts.isIdentifier(callee)) return isRequire(callee.text, scope) ? "require" : null;
  if (!ts.isPropertyAccessExpression(callee)) return null;
  if (isMockCallee(callee)) return "mock";
  if (callee.name.text !== "resolve") return null;
  if (ts.isMetaProperty(callee.expression)) return "string";
  return ts.isIdentifier(callee.expression) && isRequire(callee.expression.text, scope) ? "string" : null;
}

/** Functions of Jest, Vitest, Bun and Node's test runner whose first argument is a module specifier. */
const MOCKING: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "jest",
    new Set(
      "mock doMock unmock dontMock deepUnmock setMock requireActual requireMock createMockFromModule genMockFromModule unstable_mockModule unstable_unmockModule".split(
        " ",
      ),
    ),
  ],
  ["vi", new Set(["mock", "doMock", "unmock", "doUnmock", "importActual", "importMock"])],
  ["vitest", new Set(["mock", "doMock", "unmock", "doUnmock", "importActual", "importMock"])],
  ["mock", new Set(["module"])],
]);

function isMockCallee(callee: ts.Expression): boolean {
  const path = dottedPath(callee);
  return path?.length === 2 && (MOCKING.get(path[0] ?? "")?.has(path[1] ?? "") ?? false);
}

/** `vi.mock(import("./x"))` loads nothing: the `import` only lends the mock its type. */
function isMockArgument(node: ts.CallExpression): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.arguments[0] === node && isMockCallee(parent.expression);
}

/** Whether a `.catch(…)` or a second argument to `.then(…)` follows somewhere down the chain. */
function catchesFailure(node: ts.CallExpression): boolean {
  let value: ts.Node = node;
  while (ts.isPropertyAccessExpression(value.parent) && ts.isCallExpression(value.parent.parent)) {
    const call: ts.CallExpression = value.parent.parent;
    const name = value.parent.name.text;
    if (call.expression !== value.parent) return false;
    if (name === "catch" || (name === "then" && call.arguments.length > 1)) return true;
    value = call;
  }
  return false;
}

function isVar(binds: ts.Identifier): boolean {
  let node: ts.Node = binds;
  while (ts.isBindingElement(node.parent) || ts.isObjectBindingPattern(node.parent)) node = node.parent;
  const list = node.parent.parent;
  return ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.BlockScoped) === 0;
}
