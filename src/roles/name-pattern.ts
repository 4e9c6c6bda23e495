import picomatch from "picomatch";

export type Matcher = (text: string) => boolean;

/**
 * Matches names against globs in which case and underscores do not count: `*websocket*manager*` matches `_WebSocketManagerImpl` and
 * `web_socket_manager`. No pattern matches no name.
 */
export function namePattern(patterns: readonly string[]): Matcher {
  if (patterns.length === 0) return () => false;
  const matches = picomatch(patterns.map(withoutUnderscores), { nocase: true, dot: true });
  return remembered((name) => matches(withoutUnderscores(name)));
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

function withoutUnderscores(text: string): string {
  return text.replaceAll("_", "");
}
