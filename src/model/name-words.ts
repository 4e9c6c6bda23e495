/** The words of a name in lower case: `_UnifiedWebSocketManagerV2` is `unified web socket manager v2`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

/**
 * What a name is about, without the words by which one attempt at a thing is told from the next: `LegacyOrderStore`, `OrderStoreV2` and
 * `UnifiedOrderStore` are all `order store`. A name that consists of such words is about them.
 */
export function subjectOf(name: string): readonly string[] {
  const words = wordsOf(name);
  const subject = words.filter((word) => !ATTEMPTS.has(word) && !/^v?\d+$/.test(word));
  return subject.length === 0 ? words : subject;
}

/** Words that say which attempt it is, and not what it does. */
const ATTEMPTS: ReadonlySet<string> = new Set(
  `advanced alternative better canonical compat compatibility compatible consolidated copy default deprecated enhanced extended final fixed
   impl implementation improved legacy modern new newer next old older optimized original real refactored revised robust simple simplified
   smart ssot standard temp temporary unified updated v1 v2 v3`.split(/\s+/),
);

/** Whether a name or path says that something is kept for those who have not moved yet. */
export function isOldName(name: string): boolean {
  return wordsOf(name).some((word) => OLD.has(word));
}

const OLD: ReadonlySet<string> = new Set("backcompat compat compatibility deprecated legacy old shim shims".split(" "));

/**
 * Words as people write them there: `web socket manager` is `websocket manager` where the path of a file has `websocket` in it, since a camel
 * may have a hump too many.
 */
export function joinedAsIn(path: string, words: readonly string[]): readonly string[] {
  const written = new Set(wordsOf(path));
  const joined: string[] = [];
  for (const word of words) {
    const both = `${joined.at(-1) ?? ""}${word}`;
    if (joined.length > 0 && written.has(both)) joined.splice(-1, 1, both);
    else joined.push(word);
  }
  return joined;
}
