import { ts } from "ts-morph";
import { boundIdentifiers, isAmbient } from "./names.js";
import { declare, IMPORTED, NAMESPACE, VALUE, type Scope } from "./scope.js";
import { standsForValue } from "./value-position.js";
import { walk } from "./walk.js";

/** What one walk over a file gathers, for the passes that follow. All lists are in source order. */
export interface Survey {
  readonly root: ts.SourceFile;
  readonly scope: Scope;
  /** Everything that may hold a module specifier. */
  readonly imports: readonly Found<ImportNode>[];
  /** Names that stand as values, alone or at the start of a property chain, and those at the start of a qualified type. */
  readonly references: readonly Found<ts.Identifier | ts.MetaProperty>[];
  /** The names `module` and `exports` wherever they are written. */
  readonly commonjs: readonly Found<ts.Identifier>[];
  readonly bodies: FunctionBodies;
  /** Start and end, by turns, of every literal and of the text between JSX tags (see `Lexis`). */
  readonly literals: readonly number[];
  readonly markupText: readonly number[];
}

/** What stands in the bodies of functions, without what stands in functions inside of them. */
export type FunctionBodies = ReadonlyMap<ts.Node, FunctionBody>;

export interface FunctionBody {
  readonly returns: readonly ts.Expression[];
  /** What each variable is initialized with; of a name declared twice, the first. */
  readonly variables: ReadonlyMap<string, ts.Expression>;
}

export interface Found<T extends ts.Node> {
  readonly node: T;
  readonly scope: Scope;
}

export type ImportNode =
  | ts.ImportDeclaration
  | ts.ExportDeclaration
  | ts.ImportEqualsDeclaration
  | ts.ImportTypeNode
  | ts.CallExpression;

export function survey(root: ts.SourceFile): Survey {
  const imports: Found<ImportNode>[] = [];
  const references: Found<ts.Identifier | ts.MetaProperty>[] = [];
  const commonjs: Found<ts.Identifier>[] = [];
  const bodies = new Map<ts.Node, MutableBody>();
  const literals: number[] = [];
  const markupText: number[] = [];

  const scope = walk(root, (node, around, within) => {
    const task = TASKS[node.kind];
    if (task === undefined) return;
    switch (task) {
      case "identifier":
        if (standsForValue(node)) references.push({ node: node as ts.Identifier, scope: around });
        if (isCommonJsName(node)) commonjs.push({ node, scope: around });
        return;
      case "literal":
        literals.push(node.getStart(root), node.end);
        return;
      case "markupText":
        markupText.push(node.pos, node.end);
        return;
      case "declaration":
        declareNames(node, around, within);
        noteVariable(bodies, node, around);
        return;
      case "return":
        noteReturn(bodies, node as ts.ReturnStatement, around);
        return;
      case "import":
        declareImports(node, around);
        imports.push({ node: node as ImportNode, scope: around });
        return;
      case "call":
        if (mayImport(node as ts.CallExpression)) imports.push({ node: node as ts.CallExpression, scope: around });
    }
  });
  return { root, scope, imports, references, commonjs, bodies, literals, markupText };
}

type Task = "identifier" | "literal" | "markupText" | "declaration" | "import" | "call" | "return";

const { SyntaxKind } = ts;

const TASKS: Readonly<Partial<Record<ts.SyntaxKind, Task>>> = {
  [SyntaxKind.Identifier]: "identifier",
  [SyntaxKind.MetaProperty]: "identifier",
  [SyntaxKind.StringLiteral]: "literal",
  [SyntaxKind.NoSubstitutionTemplateLiteral]: "literal",
  [SyntaxKind.TemplateHead]: "literal",
  [SyntaxKind.TemplateMiddle]: "literal",
  [SyntaxKind.TemplateTail]: "literal",
  [SyntaxKind.RegularExpressionLiteral]: "literal",
  [SyntaxKind.JsxText]: "markupText",
  [SyntaxKind.VariableDeclaration]: "declaration",
  [SyntaxKind.Parameter]: "declaration",
  [SyntaxKind.FunctionDeclaration]: "declaration",
  [SyntaxKind.FunctionExpression]: "declaration",
  [SyntaxKind.ClassDeclaration]: "declaration",
  [SyntaxKind.ClassExpression]: "declaration",
  [SyntaxKind.EnumDeclaration]: "declaration",
  [SyntaxKind.ModuleDeclaration]: "declaration",
  [SyntaxKind.ImportDeclaration]: "import",
  [SyntaxKind.ExportDeclaration]: "import",
  [SyntaxKind.ImportEqualsDeclaration]: "import",
  [SyntaxKind.ImportType]: "import",
  [SyntaxKind.CallExpression]: "call",
  [SyntaxKind.ReturnStatement]: "return",
};

interface MutableBody {
  readonly returns: ts.Expression[];
  readonly variables: Map<string, ts.Expression>;
}

function bodyOf(bodies: Map<ts.Node, MutableBody>, { functionScope }: Scope): MutableBody | null {
  const { owner } = functionScope;
  if (owner === null) return null;
  const known = bodies.get(owner);
  if (known !== undefined) return known;
  const body: MutableBody = { returns: [], variables: new Map() };
  bodies.set(owner, body);
  return body;
}

function noteReturn(bodies: Map<ts.Node, MutableBody>, { expression }: ts.ReturnStatement, scope: Scope): void {
  if (expression !== undefined) bodyOf(bodies, scope)?.returns.push(expression);
}

function noteVariable(bodies: Map<ts.Node, MutableBody>, node: ts.Node, scope: Scope): void {
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined || !ts.isIdentifier(node.name)) return;
  const variables = bodyOf(bodies, scope)?.variables;
  if (variables?.has(node.name.text) === false) variables.set(node.name.text, node.initializer);
}

function declareNames(node: ts.Node, around: Scope, within: Scope): void {
  if (ts.isVariableDeclaration(node)) {
    const blockScoped = (node.parent.flags & ts.NodeFlags.BlockScoped) !== 0 || ts.isCatchClause(node.parent);
    // `declare const process: …` speaks of the global, and hides nothing.
    if (ts.isVariableStatement(node.parent.parent) && isAmbient(node.parent.parent)) return;
    declareAll(blockScoped ? around : around.functionScope, node.name);
  } else if (ts.isParameter(node)) {
    // The parameters of a type have no scope, and nothing but the type could use them.
    if (around.owner === node.parent) declareAll(around, node.name);
  } else if (ts.isFunctionDeclaration(node)) {
    if (node.name !== undefined && !isAmbient(node)) declare(around, node.name.text, VALUE);
  } else if (ts.isFunctionExpression(node)) {
    if (node.name !== undefined) declare(within, node.name.text, VALUE);
  } else if (ts.isClassExpression(node)) {
    if (node.name !== undefined) declare(within, node.name.text, VALUE);
  } else if (ts.isClassDeclaration(node)) {
    if (node.name !== undefined && !isAmbient(node)) declare(around, node.name.text, VALUE);
  } else if ((ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node)) && ts.isIdentifier(node.name)) {
    if (!isAmbient(node)) declare(around, node.name.text, VALUE | NAMESPACE);
  }
}

function declareAll(scope: Scope, name: ts.BindingName): void {
  for (const identifier of boundIdentifiers(name)) declare(scope, identifier.text, VALUE);
}

function declareImports(node: ts.Node, scope: Scope): void {
  if (ts.isImportEqualsDeclaration(node)) {
    const bits = ts.isExternalModuleReference(node.moduleReference) ? IMPORTED : VALUE | NAMESPACE;
    declare(scope, node.name.text, bits);
  } else if (ts.isImportDeclaration(node) && node.importClause !== undefined) {
    const { name, namedBindings } = node.importClause;
    if (name !== undefined) declare(scope, name.text, IMPORTED);
    if (namedBindings === undefined) return;
    if (ts.isNamespaceImport(namedBindings)) declare(scope, namedBindings.name.text, IMPORTED);
    else for (const element of namedBindings.elements) declare(scope, element.name.text, IMPORTED);
  }
}

function isCommonJsName(node: ts.Node): node is ts.Identifier {
  return ts.isIdentifier(node) && COMMONJS_NAMES.has(ts.idText(node));
}

const COMMONJS_NAMES: ReadonlySet<string> = new Set(["exports", "module"]);

/** Whether a call may name a module: with a literal, or an `import()`, in its first argument. */
function mayImport(call: ts.CallExpression): boolean {
  const first = call.arguments[0];
  if (first === undefined) return false;
  if (call.expression.kind === SyntaxKind.ImportKeyword) return ts.isStringLiteralLike(first);
  if (ts.isStringLiteralLike(first))
    return ts.isIdentifier(call.expression) || ts.isPropertyAccessExpression(call.expression);
  return false;
}
