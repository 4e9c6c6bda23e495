import { ts } from "ts-morph";
import type { FlowExpression, FlowStatement } from "../../../model/flow.js";
import type { FlowReader } from "./reader-types.js";

const { SyntaxKind } = ts;

/** An `if` with all its `else if`, as one branch however long it is. */
export function readIf(reader: FlowReader, node: ts.IfStatement): readonly FlowStatement[] {
  const tests: (FlowExpression | null)[] = [];
  const alternatives: (readonly FlowStatement[])[] = [];
  let next: ts.Statement | undefined = node;
  for (; next !== undefined && ts.isIfStatement(next); next = next.elseStatement) {
    tests.push(reader.expression(next.expression));
    alternatives.push(reader.block(next.thenStatement));
  }
  tests.push(null);
  alternatives.push(reader.block(next));
  return [{ kind: "branch", form: "if", tests, alternatives, span: reader.span(node) }];
}

/** The body or its handler, and then what comes in any case. */
export function readTry(reader: FlowReader, node: ts.TryStatement): readonly FlowStatement[] {
  const { tryBlock, catchClause, finallyBlock } = node;
  const body = reader.block(tryBlock);
  const last = reader.block(finallyBlock);
  if (catchClause === undefined) return [...body, ...last];
  const alternatives = [body, [...caught(reader, catchClause), ...reader.block(catchClause.block)]];
  return [{ kind: "branch", form: "try", tests: [null, null], alternatives, span: reader.span(node) }, ...last];
}

function caught(reader: FlowReader, { variableDeclaration }: ts.CatchClause): readonly FlowStatement[] {
  if (variableDeclaration === undefined) return [];
  const span = reader.span(variableDeclaration);
  const value = { kind: "other", parts: [], span } as const;
  const target = reader.bound(variableDeclaration.name);
  return [{ kind: "assign", target, value, declared: true, augmented: false, span }];
}

/** Each clause with what it falls through to; clauses without statements go with the next one. Without `default`, nothing may be done. */
export function readSwitch(reader: FlowReader, node: ts.SwitchStatement): readonly FlowStatement[] {
  const groups = groupsOf(node.caseBlock.clauses);
  const subject = reader.expression(node.expression);
  const tests = groups.map(({ clauses }) => testOf(reader, subject, clauses));
  const bodies = groups.map(({ statements }) => reader.statements(statements));
  const alternatives = groups.map((_, first) => {
    const beyond = groups.findIndex(({ ends }, index) => index >= first && ends);
    const last = Math.min(beyond === -1 ? groups.length : beyond + 1, first + MAX_FALL);
    return bodies.slice(first, last).flat();
  });
  if (!tests.includes(null)) {
    tests.push(null);
    alternatives.push([]);
  }
  return [{ kind: "branch", form: "switch", tests, alternatives, span: reader.span(node) }];
}

/** Nobody writes more clauses that fall through; without a limit they would grow with the square of their number. */
const MAX_FALL = 16;

interface Group {
  readonly clauses: readonly ts.CaseOrDefaultClause[];
  readonly statements: readonly ts.Statement[];
  /** Whether it does not fall through. */
  readonly ends: boolean;
}

function groupsOf(clauses: readonly ts.CaseOrDefaultClause[]): readonly Group[] {
  const groups: Group[] = [];
  let open: ts.CaseOrDefaultClause[] = [];
  for (const [index, clause] of clauses.entries()) {
    open.push(clause);
    if (clause.statements.length === 0 && index < clauses.length - 1) continue;
    groups.push({ clauses: open, statements: clause.statements, ends: endsClause(clause.statements) });
    open = [];
  }
  return groups;
}

function endsClause(statements: readonly ts.Statement[]): boolean {
  const last = statements.at(-1);
  if (last === undefined) return false;
  return ts.isBlock(last) ? endsClause(last.statements) : ENDING.has(last.kind);
}

const ENDING: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.BreakStatement,
  SyntaxKind.ContinueStatement,
  SyntaxKind.ReturnStatement,
  SyntaxKind.ThrowStatement,
]);

/** That the subject is one of these values; null for `default`. */
function testOf(
  reader: FlowReader,
  subject: FlowExpression,
  clauses: readonly ts.CaseOrDefaultClause[],
): FlowExpression | null {
  let test: FlowExpression | null = null;
  if (clauses.length > MOST_CASES && !clauses.some(ts.isDefaultClause))
    return { kind: "other", parts: [subject], span: subject.span };
  for (const clause of clauses) {
    if (ts.isDefaultClause(clause)) return null;
    const span = reader.span(clause.expression);
    const right = reader.expression(clause.expression);
    const equal: FlowExpression = { kind: "equal", left: subject, right, negated: false, span };
    test = test === null ? equal : { kind: "fallback", operator: "or", left: test, right: equal, span };
  }
  return test;
}

/** Each value makes the test one deeper. */
const MOST_CASES = 100;
