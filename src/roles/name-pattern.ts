import picomatch from "picomatch";

export type Matcher = (text: string) => boolean;

/**
 * Matches names against globs in which case and underscores do not count: `*websocket*manager*` matches `_WebSocketManagerImpl` and
 * `web_socket_manager`. No pattern matches no name.
 */
export function namePattern(patterns: readonly string[]): Matcher {
  if (patterns.length === 0) return () => false;
  const globs = patterns.map(withoutUnderscores);
  const matches = picomatch(globs, { nocase: true, dot: true });
  const matchesPlain = globs.every((glob) => PLAIN_GLOB.test(glob)) ? anyOf(globs) : matches;
  return remembered((name) => {
    const text = withoutUnderscores(name);
    return PLAIN_TEXT.test(text) ? matchesPlain(text) : matches(text);
  });
}

/** Matches module paths against globs. No glob matches every path. */
export function pathPattern(globs: readonly string[]): Matcher {
  return globs.length === 0 ? () => true : remembered(picomatch([...globs], { dot: true }));
}

/** A large repository asks about few different texts, each of them very often. */
function remembered(matches: Matcher): Matcher {
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = matches(text);
      known.set(text, answer);
    }
    return answer;
  };
}

/** Letters, digits and stars: nearly all patterns. */
const PLAIN_GLOB = /^\*?(?:\w+\*?)*$/;
const PLAIN_TEXT = /^\w+$/;

/** Compares text with plain patterns, since a regular expression for each of a million names takes a second. */
function anyOf(patterns: readonly string[]): Matcher {
  const parts = patterns.map((pattern) => pattern.toLowerCase().split("*"));
  return (text) => {
    const lower = text.toLowerCase();
    return parts.some((pieces) => fits(lower, pieces));
  };
}

/** Whether a text is the first piece, then the others in their order, with anything between two of them, and ends with the last. */
function fits(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? "";
  const last = pieces.at(-1) ?? "";
  if (pieces.length === 1) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = text.indexOf(piece, from);
    if (at === -1 || at + piece.length > end) return false;
    from = at + piece.length;
  }
  return true;
}

function withoutUnderscores(text: string): string {
  return text.replaceAll("_", "");
}
