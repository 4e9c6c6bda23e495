import { assertNever } from "../../../model/assert-never.js";
import { ANY_CHARACTER, common, has, union, without, type CharSet } from "./char-set.js";

/**
 * A regular expression as a value: one object for each language as far as simple rules can tell, so that two may be compared by identity.
 * Beside what expressions have, `both` and `not`, by which one asks what two have in common and what one has beyond another.
 */
export type Term = {
  readonly id: number;
  /** Whether it matches the empty text. */ readonly isNullable: boolean;
} & TermShape;

type TermShape =
  | { readonly kind: "nothing" }
  | { readonly kind: "empty" }
  | { readonly kind: "characters"; readonly set: CharSet }
  | { readonly kind: "sequence"; readonly first: Term; readonly rest: Term }
  | { readonly kind: "either"; readonly parts: readonly Term[] }
  | { readonly kind: "both"; readonly parts: readonly Term[] }
  | { readonly kind: "not"; readonly of: Term }
  | { readonly kind: "repeat"; readonly of: Term };

/**
 * Makes terms, and derives them: the derivative of a term by a character is the term of what may follow it. (J. A. Brzozowski, Derivatives
 * of Regular Expressions, 1964; with sets of characters as in S. Owens, J. Reppy, A. Turon, Regular-expression derivatives reexamined, 2009.)
 */
export class Terms {
  readonly #byKey = new Map<string, Term>();
  readonly #derivatives = new Map<string, Term>();
  readonly #classes = new Map<number, readonly CharSet[]>();

  readonly nothing = this.#intern("0", { kind: "nothing" }, false);
  readonly empty = this.#intern("1", { kind: "empty" }, true);
  /** Every text. */
  readonly anything = this.repeat(this.characters(ANY_CHARACTER));

  characters(set: CharSet): Term {
    return set.length === 0 ? this.nothing : this.#intern(`c${set.join()}`, { kind: "characters", set }, false);
  }

  text(text: string): Term {
    return this.sequence(...Array.from(text, (character) => this.characters(pointSet(character))));
  }

  sequence(...parts: readonly Term[]): Term {
    return parts.reduceRight((rest, first) => this.#before(first, rest), this.empty);
  }

  either(...parts: readonly Term[]): Term {
    const flat = new Set(parts.flatMap((part) => (part.kind === "either" ? part.parts : [part])));
    flat.delete(this.nothing);
    if (flat.has(this.anything)) return this.anything;
    const set = union(...[...flat].flatMap((part) => (part.kind === "characters" ? [part.set] : [])));
    const others = [...flat].filter((part) => part.kind !== "characters");
    const all = set.length === 0 ? others : [this.characters(set), ...others];
    return this.#joined("either", all, this.nothing);
  }

  both(...parts: readonly Term[]): Term {
    const flat = new Set(parts.flatMap((part) => (part.kind === "both" ? part.parts : [part])));
    flat.delete(this.anything);
    if (flat.has(this.nothing)) return this.nothing;
    if (flat.has(this.empty)) return [...flat].every((part) => part.isNullable) ? this.empty : this.nothing;
    const sets = [...flat].flatMap((part) => (part.kind === "characters" ? [part.set] : []));
    if (sets.length === 0) return this.#joined("both", [...flat], this.anything);
    const set = sets.reduce(common);
    if (set.length === 0) return this.nothing;
    const others = [...flat].filter((part) => part.kind !== "characters");
    return this.#joined("both", [this.characters(set), ...others], this.anything);
  }

  not(of: Term): Term {
    if (of.kind === "not") return of.of;
    if (of === this.nothing) return this.anything;
    if (of === this.anything) return this.nothing;
    return this.#intern(`n${of.id}`, { kind: "not", of }, !of.isNullable);
  }

  /** Any number of times, none included. */
  repeat(of: Term): Term {
    if (of.kind === "repeat" || of.kind === "empty") return of;
    return of.kind === "nothing" ? this.empty : this.#intern(`r${of.id}`, { kind: "repeat", of }, true);
  }

  /** What a term leaves to be matched behind a character. */
  derive(term: Term, codePoint: number): Term {
    const key = `${term.id},${codePoint}`;
    const known = this.#derivatives.get(key);
    if (known !== undefined) return known;
    const derived = this.#derive(term, codePoint);
    this.#derivatives.set(key, derived);
    return derived;
  }

  /** Sets that every character is in one of, such that a term has the same derivative by all characters of a set. */
  classes(term: Term): readonly CharSet[] {
    const known = this.#classes.get(term.id);
    if (known !== undefined) return known;
    const found = this.#findClasses(term);
    this.#classes.set(term.id, found);
    return found;
  }

  matches(term: Term, text: string): boolean {
    let left = term;
    for (const character of text) left = this.derive(left, character.codePointAt(0) ?? 0);
    return left.isNullable;
  }

  /** Sequences lean to the right, so that equal ones are one object. */
  #before(first: Term, rest: Term): Term {
    if (first.kind === "nothing" || rest.kind === "nothing") return this.nothing;
    if (first.kind === "empty") return rest;
    if (rest.kind === "empty") return first;
    if (first.kind === "sequence") return this.#before(first.first, this.#before(first.rest, rest));
    // `.*.*` is `.*`: searching expressions with a star at the end would double with each step otherwise.
    if (first.kind === "repeat" && (rest === first || (rest.kind === "sequence" && rest.first === first))) return rest;
    const isNullable = first.isNullable && rest.isNullable;
    return this.#intern(`s${first.id},${rest.id}`, { kind: "sequence", first, rest }, isNullable);
  }

  #joined(kind: "either" | "both", parts: readonly Term[], none: Term): Term {
    const [only = none, ...more] = parts;
    if (more.length === 0) return only;
    const sorted = [...parts].sort((a, b) => a.id - b.id);
    const ids = sorted.map((part) => part.id).join();
    const isNullable =
      kind === "either" ? sorted.some((part) => part.isNullable) : sorted.every((part) => part.isNullable);
    return this.#intern(`${kind === "either" ? "o" : "a"}${ids}`, { kind, parts: sorted }, isNullable);
  }

  #derive(term: Term, codePoint: number): Term {
    switch (term.kind) {
      case "nothing":
      case "empty":
        return this.nothing;
      case "characters":
        return has(term.set, codePoint) ? this.empty : this.nothing;
      case "sequence": {
        const longer = this.#before(this.derive(term.first, codePoint), term.rest);
        return term.first.isNullable ? this.either(longer, this.derive(term.rest, codePoint)) : longer;
      }
      case "either":
        return this.either(...term.parts.map((part) => this.derive(part, codePoint)));
      case "both":
        return this.both(...term.parts.map((part) => this.derive(part, codePoint)));
      case "not":
        return this.not(this.derive(term.of, codePoint));
      case "repeat":
        return this.#before(this.derive(term.of, codePoint), term);
      default:
        return assertNever(term);
    }
  }

  #findClasses(term: Term): readonly CharSet[] {
    switch (term.kind) {
      case "nothing":
      case "empty":
        return [ANY_CHARACTER];
      case "characters":
        return [term.set, without(term.set)].filter((set) => set.length > 0);
      case "sequence":
        return term.first.isNullable
          ? crossed([this.classes(term.first), this.classes(term.rest)])
          : this.classes(term.first);
      case "either":
      case "both":
        return crossed(term.parts.map((part) => this.classes(part)));
      case "not":
      case "repeat":
        return this.classes(term.of);
      default:
        return assertNever(term);
    }
  }

  #intern(key: string, shape: TermShape, isNullable: boolean): Term {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const term: Term = { id: this.#byKey.size, isNullable, ...shape };
    this.#byKey.set(key, term);
    return term;
  }
}

function pointSet(character: string): CharSet {
  const codePoint = character.codePointAt(0) ?? 0;
  return [codePoint, codePoint + 1];
}

/** Every set of what is in one set of each list. */
function crossed(lists: readonly (readonly CharSet[])[]): readonly CharSet[] {
  return lists.reduce((some, list) =>
    list.length === 1 ? some : some.flatMap((a) => list.map((b) => common(a, b)).filter((set) => set.length > 0)),
  );
}
