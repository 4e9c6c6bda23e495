/** What stands for a parameter: of several kinds, since a constraint may want digits, letters or one of some words. */
const VALUES = ["value7", "7", "v", "V", "A-7", "7.v"];

/**
 * Paths that a route may match, from the way that its path is written in Express, Fastify, Hono and Koa. Whether one does is the
 * framework's to say.
 */
export function samplePaths(path) {
  const [short, long] = [path, path].map((text, index) => withOptional(text, index === 1));
  return [...new Set([long, short].flatMap((text) => VALUES.map((value) => withValue(text, value))))].map((candidate) =>
    encodeURI(candidate.startsWith("/") ? candidate : `/${candidate}`),
  );
}

/** `{/:x}`, `(/x)?`, `:x?`: all there or all left out. */
function withOptional(path, isThere) {
  const group = isThere ? "$1" : "";
  return path
    .replaceAll(/\{((?:[^{}]|\{[^{}]*\})*[/:*](?:[^{}]|\{[^{}]*\})*)\}(?!\?)/g, group)
    .replaceAll(/(\/?:\w+(?:\([^)]*\)|\{[^}]*\})?)\?/g, group);
}

function withValue(path, value) {
  return path
    .replaceAll("::", "\0")
    .replaceAll(/:\w+(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\})?/g, (_, a, b) =>
      oneOf(a ?? b, value),
    )
    .replaceAll(/\*\w*/g, `${value}/rest`)
    .replaceAll("\0", ":");
}

/** Of `free|taken` the first word. */
function oneOf(constraint, value) {
  const [first] = (constraint ?? "").replace(/^\^/, "").replace(/\$$/, "").split("|");
  return /^\w+$/.test(first) ? first : value;
}
