import { checkedFiles } from "./checker-side.js";
import { compareExports } from "./compare-exports.js";
import { compareNames } from "./compare-names.js";
import { compareSpecifiers } from "./compare-specifiers.js";
import type { Compiler } from "./compiler.js";
import { withExclusions } from "./exclusions.js";
import { ourGraph } from "./our-side.js";
import type { Tally } from "./tally.js";
import { unseenNames } from "./unseen-names.js";
import { setUp, type Material } from "./workbench.js";

/** Puts both sides to the same questions about one project. */
export async function judge(compiler: Compiler, material: Material): Promise<Tally> {
  const bench = setUp(material);
  try {
    const graph = await ourGraph(bench.files);
    const files = checkedFiles(
      compiler,
      bench,
      graph.files.map((file) => file.path),
    );
    const judgements = [
      ...compareSpecifiers(graph, files),
      ...compareNames(graph, files),
      ...unseenNames(graph, files),
      ...compareExports(graph, files),
    ];
    return { subject: bench.name, judgements: withExclusions(bench.name, judgements) };
  } finally {
    bench.dispose();
  }
}
