import { closestAmong, type Closest } from "./nearest.js";

/** Finds the nearest of words that change little from one time to the next: what was found before is compared with what is new alone. */
export class NearWords {
  readonly #valid: ReadonlySet<string>;
  readonly #before: ReadonlyMap<string, Closest>;
  readonly #found = new Map<string, Closest>();
  readonly #amongAll: (word: string) => Closest;
  readonly #amongNew: (word: string) => Closest;

  constructor(valid: ReadonlySet<string>, before: NearWords | null) {
    this.#valid = valid;
    this.#before = before === null ? new Map() : before.#found;
    const known = before === null ? new Set<string>() : before.#valid;
    const added = [...valid].filter((word) => !known.has(word));
    this.#amongAll = lazily(() => closestAmong(valid));
    this.#amongNew = lazily(() => closestAmong(added));
  }

  /** The same as `nearest` over all valid words. */
  nearest(word: string): string | null {
    let closest = this.#found.get(word);
    if (closest === undefined) {
      closest = this.#fromBefore(word) ?? this.#amongAll(word);
      this.#found.set(word, closest);
    }
    return closest.texts[0] ?? null;
  }

  /** Null when what was found before is gone, so that anything may be the nearest now. */
  #fromBefore(word: string): Closest | null {
    const before = this.#before.get(word);
    if (before === undefined) return null;
    const texts = before.texts.filter((text) => this.#valid.has(text));
    if (texts.length === 0 && before.texts.length > 0) return null;
    const added = this.#amongNew(word);
    if (added.texts.length === 0) return { edits: before.edits, texts: this.#inOrder(texts) };
    if (texts.length === 0 || added.edits < before.edits) return added;
    const all = added.edits > before.edits ? texts : [...texts, ...added.texts];
    return { edits: before.edits, texts: this.#inOrder(all) };
  }

  #inOrder(texts: readonly string[]): readonly string[] {
    if (texts.length < 2) return texts;
    const wanted = new Set(texts);
    return [...this.#valid].filter((text) => wanted.has(text));
  }
}

function lazily(make: () => (word: string) => Closest): (word: string) => Closest {
  let made: ((word: string) => Closest) | null = null;
  return (word) => (made ??= make())(word);
}
