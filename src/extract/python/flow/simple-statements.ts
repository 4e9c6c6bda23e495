import { Kind } from "../node-kinds.js";
import { afterOf, childrenOf, kindOf, type Node, type SyntaxTree } from "../syntax-tree.js";
import { liveBlocks } from "./alternatives.js";
import type { FlowReader } from "./flow-reader.js";

/** The statements of blocks and of the blocks in them that hold no others, and the loops that define nothing. */
export function simpleStatements({ tree }: FlowReader, blocks: readonly Node[]): readonly Node[] {
  const found: Node[] = [];
  const open = blocks.flatMap((block) => childrenOf(tree, block)).toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const isLoop = kindOf(tree, next) === Kind.for_statement && !hasDefinitions(tree, next);
    if (isLoop || !COMPOUND.has(kindOf(tree, next))) found.push(next);
    else
      open.push(
        ...liveBlocks(tree, next)
          .flatMap((block) => childrenOf(tree, block))
          .toReversed(),
      );
  }
  return found;
}

function hasDefinitions(tree: SyntaxTree, statement: Node): boolean {
  const end = afterOf(tree, statement);
  for (let node = statement; node < end; node++) if (DEFINITIONS.has(kindOf(tree, node))) return true;
  return false;
}

const DEFINITIONS: ReadonlySet<number> = new Set([Kind.function_definition, Kind.class_definition]);

const COMPOUND: ReadonlySet<number> = new Set([
  Kind.if_statement,
  Kind.try_statement,
  Kind.with_statement,
  Kind.for_statement,
  Kind.while_statement,
]);
