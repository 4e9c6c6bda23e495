import type { ArgumentsCamelCase, Argv, InferredOptionTypes, Options } from "yargs";
import { DIRECTIONS } from "../model/surroundings.js";
import { GRAPH_FORMATS } from "../reporters/graph/graph-formats.js";
import { COMMON_OPTIONS } from "./common-options.js";

const { color: _color, ...common } = COMMON_OPTIONS;

const OPTIONS = {
  ...common,
  depth: {
    type: "number",
    requiresArg: true,
    default: 1,
    describe: "How many steps to follow imports",
    group: "What to draw:",
  },
  direction: {
    choices: DIRECTIONS,
    requiresArg: true,
    describe: "Follow imports to those that import it, to what it imports, or both",
    defaultDescription: "both; of a role or a definition, importers",
    group: "What to draw:",
  },
  tests: {
    type: "boolean",
    default: false,
    describe: "Draw what is in test files too",
    group: "What to draw:",
  },
  external: {
    type: "boolean",
    default: false,
    describe: "Draw packages and builtins too, of what files import",
    group: "What to draw:",
  },
  limit: {
    type: "number",
    requiresArg: true,
    describe: "The most boxes; what is more becomes folders with a count",
    defaultDescription: "40; json has none",
    group: "What to draw:",
  },
  format: {
    alias: "f",
    choices: GRAPH_FORMATS,
    requiresArg: true,
    describe: "mermaid: for Markdown; dot: for Graphviz; json: for programs",
    defaultDescription: "by the name of the file, else mermaid",
    group: "Output:",
  },
  "output-file": {
    alias: "o",
    type: "string",
    requiresArg: true,
    describe: "Write it here, not to standard output",
    group: "Output:",
  },
} as const satisfies Record<string, Options>;

type GraphOptions = InferredOptionTypes<typeof OPTIONS> & { readonly of: string | undefined };

export type GraphArguments = ArgumentsCamelCase<GraphOptions>;

/** `ssotlint graph <of>`. */
export function graphCommand(yargs: Argv): Argv<GraphOptions> {
  return yargs
    .positional("of", {
      type: "string",
      describe:
        "A role of the manifest; a file or folder; path#Name, a dotted Python name, or a name alone if it is unique",
    })
    .options(OPTIONS)
    .example("$0 graph websocket-manager", "A role: what competes, and who imports which by which way")
    .example("$0 graph src/ws/index.ts", "A file: who imports it, and what it imports")
    .example("$0 graph src/ws --direction importers --depth 2", "All that depends on a folder, in two steps")
    .example("$0 graph src/ws -o ws.dot", "For Graphviz, which makes a picture of it: dot -Tsvg ws.dot");
}
