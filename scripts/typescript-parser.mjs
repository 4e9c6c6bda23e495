// `import { ts } from "ts-morph"`: of the compiler that it ships, the parser and what else our code asks for by name. A thread else spends more time
// on loading a type checker that nobody calls than on reading a few hundred files. A plugin for rolldown, which builds, and for vite, with which the
// tests run the sources.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ts } from "ts-morph";
import { reachableCode } from "./reachable-code.mjs";

const NAME = "ts-morph";
/** The compiler, one script. */
const WHOLE = createRequire(createRequire(import.meta.url).resolve(NAME)).resolve(
  "@ts-morph/common/dist/typescript.js",
);
// Neither tool may take these for files.
const NAMESPACE = "\0typescript-namespace";
const PARSER = "\0typescript-parser";

/** The file that a module is made of. */
export function fileBehind(id) {
  return id === PARSER ? WHOLE : id;
}

export function typescriptParser() {
  return {
    name: "typescript-parser",
    enforce: "pre",
    resolveId(id) {
      if (id === NAME) return NAMESPACE;
      return id === PARSER ? PARSER : null;
    },
    load(id) {
      if (id === NAMESPACE) return { code: `export * as ts from ${JSON.stringify(PARSER)};`, map: null };
      return id === PARSER ? { code: parserCode(), map: null } : null;
    },
  };
}

function parserCode() {
  const text = readFileSync(WHOLE, "utf8");
  const names = namesInUse();
  const code = reachableCode(statementsOf(text), [...names, ...NEEDED], "Diagnostics");
  return `${noticeOf(text)}\n${code}\n${METHODS}\nexport { ${names.join(", ")} };\n`;
}

/**
 * What nodes can do comes with the services for editors, which need all of the rest. This is what our code asks them for; a name of a property
 * is the one kind of node that has no prototype of its own.
 */
const METHODS = `{
  const Node = objectAllocator.getNodeConstructor();
  const Token = objectAllocator.getTokenConstructor();
  const Identifier = objectAllocator.getIdentifierConstructor();
  class PrivateIdentifier extends Node {}
  setObjectAllocator({ ...objectAllocator, getPrivateIdentifierConstructor: () => PrivateIdentifier });
  for (const { prototype } of [Node, Token, Identifier]) {
    prototype.getStart = function (root) { return getTokenPosOfNode(this, root); };
    prototype.getText = function (root) { return root.text.slice(this.getStart(root), this.end); };
  }
  for (const { prototype } of [Identifier, PrivateIdentifier]) {
    Object.defineProperty(prototype, "text", { get() { return idText(this); } });
  }
}`;
const NEEDED = ["objectAllocator", "setObjectAllocator", "getTokenPosOfNode", "idText"];

/** What our sources call by `ts.name` that is there when they run: the rest are types. */
function namesInUse() {
  const sources = readdirSync("src", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .filter((text) => text.includes(`from "${NAME}"`));
  const called = new Set(sources.flatMap((text) => [...text.matchAll(/\bts\.(\w+)/g)].map(([, name]) => name)));
  return Object.keys(ts).filter((name) => called.has(name));
}

/** The script is one function around everything: `var ts = {}; ((module) => { … })(…)`. */
function statementsOf(text) {
  const script = ts.createSourceFile("typescript.js", text, ts.ScriptTarget.Latest, true);
  const call = script.statements.find((statement) => ts.isExpressionStatement(statement))?.expression;
  const body = call?.expression?.expression?.body;
  if (body === undefined) throw new Error(`${WHOLE} is not written as it was`);
  return [...body.statements];
}

/** Whose it is, and what was done to it. */
function noticeOf(text) {
  return `${text.slice(0, text.indexOf("*/") + 2)}\n/*! Changed: of TypeScript ${ts.version} this is the parser alone. */`;
}
