import { readerOf } from "../guards.js";
import { Field, Kind } from "../node-kinds.js";
import { childAt, childrenOf, kindOf, textOf, type Node, type SyntaxTree } from "../syntax-tree.js";

/** One way that an `if` may go. */
export interface Alternative {
  /** Null for what runs when nothing before it did. */
  readonly condition: Node | null;
  /** Null where the text has an error. */
  readonly block: Node | null;
}

/** The ways that an `if` may go in a program. What only type checkers read never runs, and what hides from them always does. */
export function alternativesOf(tree: SyntaxTree, statement: Node): readonly Alternative[] {
  const clauses = childrenOf(tree, statement).filter((child) => CLAUSES.has(kindOf(tree, child)));
  const alternatives: Alternative[] = [];
  for (const clause of [statement, ...clauses]) {
    const condition = childAt(tree, clause, Field.condition);
    const block = childAt(tree, clause, Field.consequence) ?? childAt(tree, clause, Field.body);
    const reader = condition === null ? null : readerOf(textOf(tree, condition));
    if (reader === "checkers") continue;
    const always = condition === null || reader === "programs";
    alternatives.push({ condition: always ? null : condition, block });
    if (always) break;
  }
  return alternatives;
}

const CLAUSES: ReadonlySet<number> = new Set([Kind.elif_clause, Kind.else_clause]);

/** The blocks of a compound statement that a program may run, in source order. */
export function liveBlocks(tree: SyntaxTree, statement: Node): readonly Node[] {
  if (kindOf(tree, statement) === Kind.if_statement)
    return alternativesOf(tree, statement).flatMap(({ block }) => block ?? []);
  const blocks: Node[] = [];
  for (const child of childrenOf(tree, statement)) {
    const kind = kindOf(tree, child);
    if (kind === Kind.block) blocks.push(child);
    else if (HOLD_BLOCKS.has(kind)) blocks.push(...liveBlocks(tree, child));
  }
  return blocks;
}

const HOLD_BLOCKS: ReadonlySet<number> = new Set([Kind.else_clause, Kind.except_clause, Kind.finally_clause]);
