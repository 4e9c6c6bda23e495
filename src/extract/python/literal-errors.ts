import { Kind } from "./node-kinds.js";
import { childrenOf, kindOf, textOf, type Node, type SyntaxTree } from "./syntax-tree.js";

/** What is wrong with a number or string that the grammar lets pass. */
export function literalError(tree: SyntaxTree, node: Node): string | null {
  switch (kindOf(tree, node)) {
    case Kind.integer:
    case Kind.float:
      return numberError(textOf(tree, node));
    case Kind.string:
      return stringError(tree, node);
    case Kind.type_conversion:
      return /^![rsa]$/.test(textOf(tree, node)) ? null : "A conversion is one of '!r', '!s' and '!a'";
    default:
      return mixtureError(tree, node);
  }
}

const DIGITS = String.raw`\d(?:_?\d)*`;
const NUMBER = new RegExp(
  String.raw`^(?:0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+|0(?:_?0)*|[1-9](?:_?\d)*|` +
    String.raw`(?:${DIGITS})j|(?:${DIGITS}\.(?:${DIGITS})?|\.${DIGITS})(?:e[+-]?${DIGITS})?j?|${DIGITS}e[+-]?${DIGITS}j?)$`,
  "i",
);

/** `0777` and `10L` are of Python 2. */
function numberError(text: string): string | null {
  if (/^[1-9]?\d*$/.test(text) && text.length < 100 && !/^0\d/.test(text)) return null;
  return NUMBER.test(text) ? null : "Invalid number";
}

const ASCII = /^[\0-\x7F]*$/;

function stringError(tree: SyntaxTree, node: Node): string | null {
  const [opening, ...parts] = childrenOf(tree, node);
  if (opening === undefined) return null;
  const prefix = textOf(tree, opening);
  if (prefix.endsWith("`")) return "Backticks are repr() in Python 3. Python 2 is not supported";
  const isBytes = /b/i.test(prefix);
  const isRaw = /r/i.test(prefix);
  for (const part of parts) {
    if (kindOf(tree, part) !== Kind.string_content) continue;
    const content = textOf(tree, part);
    if (isBytes && !ASCII.test(content)) return "Bytes can only contain ASCII literal characters";
    if (!isRaw && content.includes("\\") && hasBrokenEscape(content, isBytes)) return "Broken escape in a string";
  }
  return null;
}

const ESCAPE = /\\(?:\n|[^])/g;
const COMPLETE = /(?:x[\da-f]{2}|u[\da-f]{4}|U(?:000[\da-f]|0010)[\da-f]{4}|N\{[^}]+\})/iy;

/** `\x`, `\u`, `\U` and `\N` need what they announce: "C:\Users" is no string. */
function hasBrokenEscape(content: string, isBytes: boolean): boolean {
  for (const { 0: escape, index } of content.matchAll(ESCAPE)) {
    const letter = escape.charAt(1);
    if (letter !== "x" && (isBytes || (letter !== "u" && letter !== "U" && letter !== "N"))) continue;
    COMPLETE.lastIndex = index + 1;
    if (!COMPLETE.test(content)) return true;
  }
  return false;
}

function mixtureError(tree: SyntaxTree, node: Node): string | null {
  const bytes = childrenOf(tree, node).filter((part) => /^[rR]?[bB]/.test(textOf(tree, part).slice(0, 2)));
  return bytes.length === 0 || bytes.length === childrenOf(tree, node).length
    ? null
    : "Cannot mix bytes and nonbytes literals";
}
