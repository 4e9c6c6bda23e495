/** Of two tools the one that saw a smaller share of what the other saw did less work, and their times are not compared. */
const LEAST_SHARE = 0.8;

/** What a tool has for edges that reads texts and no imports. */
export const NO_IMPORTS = Symbol("no imports");

/**
 * What a tool saw beside what ssotlint saw, in the same terms: the edges between two different JavaScript or TypeScript files of the
 * repository, each pair once; and whether it did equal work.
 */
export function compareSeen(looked, ours, sources) {
  const tells = Array.isArray(looked.edges);
  const edges = tells ? internalEdges(looked.edges, sources) : looked.edges;
  const verdict = verdictOn({
    files: looked.sourceFiles ?? looked.files,
    edges,
    ourFiles: ours.sourceFiles,
    ourEdges: internalEdges(ours.edges, sources),
    errors: looked.errors,
  });
  return { looked: { ...looked, edges, pairs: tells ? distinct(looked.edges) : [] }, verdict };
}

export function verdictOn({ files, edges, ourFiles, ourEdges, errors }) {
  if (edges === NO_IMPORTS) return { comparable: false, remark: "it compares texts and reads no imports" };
  const tells = edges !== null;
  const [what, theirs, ours] = tells ? ["edges", edges, ourEdges] : ["files", files, ourFiles];
  const remarks = [];
  if (errors.length > 0) remarks.push(`errors of the configuration (${errors.length}), the first: ${errors[0]}`);
  if (theirs < ours * LEAST_SHARE) remarks.push(`it saw ${percent(theirs, ours)} of the ${what} that ssotlint saw`);
  if (ours < theirs * LEAST_SHARE) remarks.push(`ssotlint saw ${percent(ours, theirs)} of the ${what} that it saw`);
  if (remarks.length > 0) return { comparable: false, remark: remarks.join("; ") };
  return { comparable: true, remark: tells ? "" : "by its files; it does not tell its edges" };
}

function percent(part, whole) {
  return `${Math.round((part / whole) * 100)} %`;
}

function internalEdges(edges, sources) {
  return distinct(edges.filter(([from, to]) => sources.has(from) && sources.has(to))).length;
}

/** Without those from a file to itself, and each once. */
function distinct(edges) {
  const pairs = new Map(edges.filter(([from, to]) => from !== to).map((edge) => [edge.join("\0"), edge]));
  return [...pairs.values()];
}
