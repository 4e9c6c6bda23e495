/**
 * The named types in a type annotation, whatever stands around them: `Optional[X]`, `X | None`, `Awaitable[X]` and `"X"` all give `X`;
 * `list[X]` gives `list`. Works on the text, because annotations are as often strings as they are code.
 */
export function typeNames(annotation: string): readonly string[] {
  const reader: Reader = { tokens: annotation.match(TOKEN) ?? [], at: 0 };
  const names: string[] = [];
  while (reader.at < reader.tokens.length) {
    names.push(...union(reader));
    // What is no type is stepped over.
    reader.at++;
  }
  return [...new Set(names)];
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

const TOKEN = /[^\W\d]\w*(?:\s*\.\s*[^\W\d]\w*)*|"[^"]*"|'[^']*'|[^\s]/gu;
const NAME = /^[^\W\d]/u;

/** Types whose value is, or becomes, a value of their arguments, and which of these. */
const TRANSPARENT: ReadonlyMap<string, "all" | "first" | "last"> = new Map([
  ["Optional", "all"],
  ["Union", "all"],
  ["Awaitable", "first"],
  ["Coroutine", "last"],
  ["Final", "first"],
  ["ClassVar", "first"],
  ["InitVar", "first"],
  ["Annotated", "first"],
  ["Required", "first"],
  ["NotRequired", "first"],
  ["ReadOnly", "first"],
  ["Mapped", "first"],
] as const);

/** Types that no module of anybody's defines. */
const NOBODYS: ReadonlySet<string> = new Set(
  "None Any int str float bool bytes object complex NoReturn Never True False".split(" "),
);

function union(reader: Reader): readonly string[] {
  const names = [...single(reader)];
  while (reader.tokens[reader.at] === "|") {
    reader.at++;
    names.push(...single(reader));
  }
  return names;
}

function single(reader: Reader): readonly string[] {
  const token = reader.tokens[reader.at] ?? "";
  if (token.length > 1 && (token.startsWith('"') || token.startsWith("'"))) {
    reader.at++;
    return typeNames(token.slice(1, -1));
  }
  if (token === "(") {
    reader.at++;
    const names = union(reader);
    if (reader.tokens[reader.at] === ")") reader.at++;
    return names;
  }
  if (!NAME.test(token)) return [];
  reader.at++;
  const name = token.replaceAll(/\s/g, "");
  const parts = reader.tokens[reader.at] === "[" ? bracketed(reader) : [];
  const taken = TRANSPARENT.get(name.slice(name.lastIndexOf(".") + 1));
  if (taken === undefined) return NOBODYS.has(name) ? [] : [name];
  if (taken === "all") return parts.flat();
  return (taken === "first" ? parts[0] : parts.at(-1)) ?? [];
}

/** The types of each argument in brackets. */
function bracketed(reader: Reader): readonly (readonly string[])[] {
  const parts: (readonly string[])[] = [];
  reader.at++;
  while (reader.at < reader.tokens.length && reader.tokens[reader.at] !== "]") {
    const token = reader.tokens[reader.at];
    if (token === ",") reader.at++;
    else if (token === "[") bracketed(reader);
    else {
      const before = reader.at;
      parts.push(union(reader));
      if (reader.at === before) reader.at++;
    }
  }
  reader.at++;
  return parts;
}
