import { assertNever } from "../../../model/assert-never.js";
import { common, WORD, without, type CharSet } from "./char-set.js";
import { placeStart } from "./place-start.js";
import type { RegexNode } from "./regex-syntax.js";
import type { Term, Terms } from "./terms.js";

/** The texts that a regular expression matches whole, as a term; null when it looks around itself inside of a repetition, or is too large. */
export function regexTerm(terms: Terms, node: RegexNode): Term | null {
  if (sizeOf(node) > LARGEST) return null;
  const placed = placeStart(node);
  if (placed === null) return null;
  const builder = new Builder(terms);
  return builder.build(placed, terms.empty, null);
}

/** With every repetition written out. */
const LARGEST = 1000;

class Builder {
  readonly #terms: Terms;

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  /**
   * The term of a node with all that follows it, which is what lets it look ahead.
   * @param before what the character in front of it is one of, where that is known
   */
  build(node: RegexNode, next: Term, before: CharSet | null): Term | null {
    const terms = this.#terms;
    switch (node.kind) {
      case "characters":
        return terms.sequence(terms.characters(node.set), next);
      case "sequence":
        return this.#sequence(node.items, next, before);
      case "either":
        return this.#either(node.options.map((option) => this.build(option, next, before)));
      case "repeat":
        return this.#repeat(node, next, before);
      // All that is left has to be empty.
      case "end":
        return next.isNullable ? terms.empty : terms.nothing;
      case "ahead": {
        const seen = this.build(node.of, terms.anything, before);
        return seen === null ? null : terms.both(node.negated ? terms.not(seen) : seen, next);
      }
      case "boundary":
        return this.#boundary(node.negated, next, before);
      case "start":
        return next;
      default:
        return assertNever(node);
    }
  }

  #sequence(items: readonly RegexNode[], next: Term, before: CharSet | null): Term | null {
    let built = next;
    for (const [index, item] of [...items.entries()].reverse()) {
      const previous = index === 0 ? before : lastCharacter(items[index - 1]);
      const term = this.build(item, built, previous);
      if (term === null) return null;
      built = term;
    }
    return built;
  }

  #either(options: readonly (Term | null)[]): Term | null {
    const known = options.filter((option) => option !== null);
    return known.length < options.length ? null : this.#terms.either(...known);
  }

  #repeat(node: Extract<RegexNode, { kind: "repeat" }>, next: Term, before: CharSet | null): Term | null {
    const terms = this.#terms;
    const { of, least, most } = node;
    // An option looks at what follows like everything else; of what is repeated it is not known what follows.
    if (least === 0 && most === 1) return this.#either([this.build(of, next, before), next]);
    if (looksAround(of)) return null;
    const once = this.build(of, terms.empty, null);
    if (once === null) return null;
    if (most !== null && most < least) return null;
    let built = most === null ? terms.sequence(terms.repeat(once), next) : next;
    for (let count = least; count < (most ?? least); count++) built = terms.either(terms.sequence(once, built), next);
    for (let count = 0; count < least; count++) built = terms.sequence(once, built);
    return built;
  }

  #boundary(isNegated: boolean, next: Term, before: CharSet | null): Term | null {
    const terms = this.#terms;
    if (before === null || before.length === 0) return null;
    const isWord = common(before, without(WORD)).length === 0;
    if (!isWord && common(before, WORD).length > 0) return null;
    const word = terms.sequence(terms.characters(WORD), terms.anything);
    return terms.both(isWord === isNegated ? word : terms.not(word), next);
  }
}

function lastCharacter(node: RegexNode | undefined): CharSet | null {
  if (node?.kind === "characters") return node.set;
  if (node?.kind === "sequence") return lastCharacter(node.items.at(-1));
  return node?.kind === "repeat" && node.least > 0 ? lastCharacter(node.of) : null;
}

function looksAround(node: RegexNode): boolean {
  switch (node.kind) {
    case "characters":
      return false;
    case "sequence":
      return node.items.some(looksAround);
    case "either":
      return node.options.some(looksAround);
    case "repeat":
      return looksAround(node.of);
    case "start":
    case "end":
    case "boundary":
    case "ahead":
      return true;
    default:
      return assertNever(node);
  }
}

function sizeOf(node: RegexNode): number {
  switch (node.kind) {
    case "sequence":
      return node.items.reduce((sum, item) => sum + sizeOf(item), 1);
    case "either":
      return node.options.reduce((sum, option) => sum + sizeOf(option), 1);
    case "repeat":
      return sizeOf(node.of) * Math.max(1, node.most ?? node.least + 1);
    case "ahead":
      return sizeOf(node.of);
    case "characters":
    case "start":
    case "end":
    case "boundary":
      return 1;
    default:
      return assertNever(node);
  }
}
