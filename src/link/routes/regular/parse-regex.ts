import { ANY_CHARACTER, inBothCases, single, union, without, type CharSet } from "./char-set.js";
import { characterEscape, classEscape } from "./regex-escapes.js";
import type { RegexNode } from "./regex-syntax.js";

/**
 * Reads the source of a regular expression of JavaScript or Python; null when it has what is no regular language (`\1`) or is not looked
 * into (`(?<=…)`, `\p{L}`), for what means something else in each of them (`a{,2}`), and for what is none. Sets of characters have both
 * cases where case is ignored, and `.` is every character, since paths have no lines.
 */
export function parseRegex(source: string, cases: "kept" | "ignored"): RegexNode | null {
  if (source.length > LONGEST || /\{,\d+\}/.test(source)) return null;
  const flags = /^\(\?([aimsu]+)\)/.exec(source);
  const ignoresCase = cases === "ignored" || (flags?.[1]?.includes("i") ?? false);
  const reader = new Reader(source, flags?.[0].length ?? 0, ignoresCase ? inBothCases : (set) => set);
  const node = reader.alternatives(0);
  return reader.isAtEnd ? node : null;
}

/** Longer ones are no paths, and reading them would take deep recursion. */
const LONGEST = 5000;
const DEEPEST = 100;
/** A counted repetition is written out. Names of at most 255 characters are usual, `{1,65535}` asks nothing that a path could be too long for. */
const MOST_REPETITIONS = 256;

const EMPTY: RegexNode = { kind: "sequence", items: [] };

class Reader {
  readonly #source: string;
  readonly #inCases: (set: CharSet) => CharSet;
  #at: number;

  constructor(source: string, at: number, inCases: (set: CharSet) => CharSet) {
    this.#source = source;
    this.#at = at;
    this.#inCases = inCases;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#source.length;
  }

  alternatives(depth: number): RegexNode | null {
    if (depth > DEEPEST) return null;
    const options: RegexNode[] = [];
    do {
      const items: RegexNode[] = [];
      while (!this.isAtEnd && !this.#sees("|") && !this.#sees(")")) {
        const item = this.#item(depth);
        if (item === null) return null;
        items.push(item);
      }
      options.push({ kind: "sequence", items });
    } while (this.#take("|"));
    const [only = EMPTY, ...more] = options;
    return more.length === 0 ? only : { kind: "either", options };
  }

  #item(depth: number): RegexNode | null {
    const of = this.#atom(depth);
    if (of === null) return null;
    let node = of;
    for (;;) {
      const count = this.#quantifier();
      if (count === null) return node;
      // `a++` is possessive: it gives nothing back, so it may match less than it says.
      if (this.#take("+")) return null;
      this.#take("?");
      if (count.least > MOST_REPETITIONS) return null;
      const most = count.most !== null && count.most > MOST_REPETITIONS ? null : count.most;
      node = { kind: "repeat", of: node, least: count.least, most };
    }
  }

  #quantifier(): { readonly least: number; readonly most: number | null } | null {
    if (this.#take("*")) return { least: 0, most: null };
    if (this.#take("+")) return { least: 1, most: null };
    if (this.#take("?")) return { least: 0, most: 1 };
    const counted = this.#takeMatch(/\{(\d+)(,?)(\d*)\}/y);
    if (counted === null) return null;
    const least = Number(counted[1]);
    if (counted[2] === "") return { least, most: least };
    return { least, most: counted[3] === "" ? null : Number(counted[3]) };
  }

  #atom(depth: number): RegexNode | null {
    if (this.#take("(")) return this.#group(depth);
    if (this.#take("[")) return charactersOf(this.#class());
    if (this.#take("^")) return { kind: "start" };
    if (this.#take("$")) return { kind: "end" };
    if (this.#take(".")) return charactersOf(ANY_CHARACTER);
    if (this.#take("\\")) return this.#escape();
    if (this.#sees("*") || this.#sees("+") || this.#sees("?")) return null;
    const character = this.#character();
    return charactersOf(this.#inCases(single(character)));
  }

  #group(depth: number): RegexNode | null {
    if (this.#takeMatch(/\?#[^)]*\)/y) !== null) return EMPTY;
    const ahead = this.#takeMatch(/\?[=!]/y);
    if (ahead === null && this.#sees("?") && this.#takeMatch(/\?(?::|P?<[A-Za-z_$][\w$]*>)/y) === null) return null;
    const of = this.alternatives(depth + 1);
    if (of === null || !this.#take(")")) return null;
    return ahead === null ? of : { kind: "ahead", of, negated: ahead[0] === "?!" };
  }

  #escape(): RegexNode | null {
    if (this.isAtEnd) return null;
    const letter = this.#character();
    if (letter === "b" || letter === "B") return { kind: "boundary", negated: letter === "B" };
    if (letter === "A") return { kind: "start" };
    if (letter === "Z" || letter === "z") return { kind: "end" };
    const escaped = classEscape(letter) ?? this.#escaped(letter);
    return charactersOf(escaped === null ? null : this.#inCases(escaped));
  }

  /** The character behind a backslash and a letter; null for what has another meaning. */
  #escaped(letter: string): CharSet | null {
    const code = this.#takeMatch(characterCode(letter));
    if (code !== null) return pointOf(Number.parseInt(code[1] ?? code[2] ?? "", 16));
    const character = characterEscape(letter);
    return character === null ? null : single(character);
  }

  /** A class behind its bracket. `[]` is empty and `[^]` is everything, as in JavaScript: Python's `[]x]` is hardly ever written. */
  #class(): CharSet | null {
    const isNegated = this.#take("^");
    const sets: CharSet[] = [];
    while (!this.#take("]")) {
      const first = this.#member();
      if (first === null) return null;
      if (this.#sees("-") && !this.#sees("-]")) {
        this.#take("-");
        const last = this.#member();
        if (last === null) return null;
        const [from, to] = [only(first), only(last)];
        if (from === null || to === null || to < from) return null;
        sets.push([from, to + 1]);
      } else {
        sets.push(first);
      }
    }
    const set = union(...sets.map(this.#inCases));
    return isNegated ? without(set) : set;
  }

  #member(): CharSet | null {
    if (this.isAtEnd) return null;
    const character = this.#character();
    if (character !== "\\") return single(character);
    if (this.isAtEnd) return null;
    const letter = this.#character();
    if (letter === "b") return single("\b");
    return classEscape(letter) ?? this.#escaped(letter);
  }

  #character(): string {
    const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return character;
  }

  #sees(text: string): boolean {
    return this.#source.startsWith(text, this.#at);
  }

  #take(text: string): boolean {
    if (!this.#sees(text)) return false;
    this.#at += text.length;
    return true;
  }

  #takeMatch(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#source);
    if (match === null) return null;
    this.#at += match[0].length;
    return match;
  }
}

function charactersOf(set: CharSet | null): RegexNode | null {
  return set === null ? null : { kind: "characters", set };
}

/** What may follow `\x` and `\u`; for other letters what never does. */
function characterCode(letter: string): RegExp {
  if (letter === "x") return /([\da-fA-F]{2})/y;
  return letter === "u" ? /([\da-fA-F]{4})|\{([\da-fA-F]{1,6})\}/y : /(?!)/y;
}

function pointOf(codePoint: number): CharSet | null {
  return codePoint < 0x110000 ? [codePoint, codePoint + 1] : null;
}

/** The code point of a set of one character. */
function only(set: CharSet): number | null {
  const [from = 0, to = 0] = set;
  return set.length === 2 && to === from + 1 ? from : null;
}
