import type { Dialect, FileFacts } from "../../model/facts.js";
import { emptyFacts } from "../empty-facts.js";
import type { Extractor } from "../extract.js";
import { lineIndex } from "../line-index.js";
import { MAX_NESTING } from "../nesting.js";
import { findSuppressions } from "../suppressions.js";
import { tokenize } from "../tokens.js";
import { accessesOf } from "./accesses.js";
import { bindingsOf } from "./bindings.js";
import { computesNames } from "./computed-names.js";
import { definitionsOf } from "./definitions.js";
import { loadGrammar } from "./load-grammar.js";
import { isDocstring } from "./member-body.js";
import { parseScanned } from "./parse-scanned.js";
import { problemsOf } from "./problems.js";
import { scan, type Scan } from "./scan.js";
import { starNamesOf } from "./star-names.js";
import { survey } from "./survey.js";
import { childrenOf, ROOT, startOf, type SyntaxTree } from "./syntax-tree.js";

/** Loads the parser, and gives what reads the facts of a Python text. */
export async function loadPython(): Promise<Extractor> {
  const parse = await loadGrammar();
  return (text, dialect) => {
    const scanned = scan(text);
    if (scanned.tooDeep === null) return factsOf(parseScanned(parse, text, scanned), scanned, dialect);
    const message = `Nested deeper than ${MAX_NESTING} brackets`;
    const span = lineIndex(text).span(scanned.tooDeep, scanned.tooDeep);
    return emptyFacts(dialect, [{ kind: "nesting", span, message }]);
  };
}

function factsOf(tree: SyntaxTree, scanned: Scan, dialect: Dialect): FileFacts {
  const { text, lines } = tree;
  const found = survey(tree);
  const tokens = tokenize(text, { comments: "hash", literals: scanned.literals, markupText: [] });
  return {
    language: "python",
    moduleKind: "python",
    definitions: definitionsOf({ tree, tokens, scopes: found.scopes }, found.module),
    bindings: bindingsOf(tree, found.module.items, dialect),
    exports: [],
    computedExports: computesNames(found),
    starNames: starNamesOf(found),
    imports: found.imports,
    accesses: accessesOf(found),
    ambientModules: [],
    suppressions: findSuppressions({ text, lines, comments: scanned.comments, firstStatement: firstStatement(tree) }),
    problems: problemsOf(tree, scanned),
  };
}

/** What says something about the file may stand behind its docstring. */
function firstStatement(tree: SyntaxTree): number {
  const [first, second] = childrenOf(tree, ROOT);
  const start = first !== undefined && isDocstring(tree, first) ? second : first;
  return start === undefined ? tree.text.length : startOf(tree, start);
}
