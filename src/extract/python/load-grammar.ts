import { fileURLToPath } from "node:url";
import { Language, Parser } from "web-tree-sitter";
import { flattenTree, grammarNumbers } from "./flatten-tree.js";
import type { SyntaxTree } from "./syntax-tree.js";

/**
 * Parses a text. What the parser sees may be another one of the same length (see `parsableText`). Never fails: what does not belong is in
 * the tree as an error.
 */
export type ParsePython = (text: string, parsable: string) => SyntaxTree;

/**
 * Loads the parser, once for all. The one place in `extract/` that reads a file, and it reads no file of anybody else: the grammar is a part
 * of this package, which the build puts beside this module; before the build it is in the package that the build takes it from.
 */
export function loadGrammar(): Promise<ParsePython> {
  loaded ??= load();
  return loaded;
}

let loaded: Promise<ParsePython> | null = null;

const FILE = "tree-sitter-python.wasm";
const BUILT = new URL(FILE, import.meta.url);
const NOT_BUILT = new URL(`../../../node_modules/tree-sitter-python/${FILE}`, import.meta.url);

async function load(): Promise<ParsePython> {
  await Parser.init();
  const language = await Language.load(fileURLToPath(BUILT)).catch(() => Language.load(fileURLToPath(NOT_BUILT)));
  const numbers = grammarNumbers(language);
  const parser = new Parser();
  parser.setLanguage(language);
  return (text, parsable) => {
    const tree = parser.parse(parsable);
    // Only a cancelled parse gives no tree, and nothing cancels it.
    if (tree === null) throw new Error("The parser gave no tree");
    try {
      return flattenTree(tree, text, numbers);
    } finally {
      // The tree lives outside of the garbage collector's reach.
      tree.delete();
    }
  };
}
