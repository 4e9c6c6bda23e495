import { ts } from "ts-morph";

/** A statement, or a list of variables, that introduces names at the top level of a module. */
export interface ModuleStatement {
  readonly node: ts.Node;
  /** It stands in a branch, a loop or a `try`. */
  readonly conditional: boolean;
}

/**
 * The statements of a module in source order; of blocks among them only what still introduces names of the module, which is `var`.
 * Works with a list of its own, since a chain of `else if` is as deep as it is long.
 */
export function* moduleStatements(root: ts.SourceFile): Generator<ModuleStatement> {
  for (const statement of root.statements) {
    if (ts.isVariableStatement(statement)) yield { node: statement.declarationList, conditional: false };
    else if (isCompound(statement)) yield* variablesIn(statement);
    else yield { node: statement, conditional: false };
  }
}

function* variablesIn(statement: ts.Statement): Generator<ModuleStatement> {
  const open: ts.Node[] = [statement];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (ts.isVariableDeclarationList(node)) {
      if ((node.flags & ts.NodeFlags.BlockScoped) === 0) yield { node, conditional: true };
      continue;
    }
    const parts: ts.Node[] = [];
    ts.forEachChild(node, (child) => {
      if (isCompound(child) || isPart(child)) parts.push(child);
    });
    open.push(...parts.reverse());
  }
}

const { SyntaxKind } = ts;

const COMPOUND: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.Block,
  SyntaxKind.IfStatement,
  SyntaxKind.TryStatement,
  SyntaxKind.SwitchStatement,
  SyntaxKind.ForStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
  SyntaxKind.LabeledStatement,
  SyntaxKind.WithStatement,
]);

const PARTS: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.VariableStatement,
  SyntaxKind.VariableDeclarationList,
  SyntaxKind.CatchClause,
  SyntaxKind.CaseBlock,
  SyntaxKind.CaseClause,
  SyntaxKind.DefaultClause,
]);

function isCompound(node: ts.Node): boolean {
  return COMPOUND.has(node.kind);
}

function isPart(node: ts.Node): boolean {
  return PARTS.has(node.kind);
}
