// `import { text } from "./page.css?inlined"`: the text of a style sheet, or a script of the page with everything that it imports, as one string.
// A plugin for rolldown, which builds, and for vite, with which the tests run the sources.
import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { rolldown } from "rolldown";

const REQUEST = "?inlined";
// Neither tool may take the module for what its name ends in.
const [BEFORE, BEHIND] = ["\0inlined:", ":text"];

export function inlined() {
  return {
    name: "inlined",
    enforce: "pre",
    resolveId(id, importer) {
      if (!id.endsWith(REQUEST)) return null;
      const path = resolve(dirname(importer), id.slice(0, -REQUEST.length));
      return BEFORE + relative(".", path).replaceAll("\\", "/") + BEHIND;
    },
    async load(id) {
      if (!id.startsWith(BEFORE)) return null;
      const path = id.slice(BEFORE.length, -BEHIND.length);
      this.addWatchFile?.(resolve(path));
      const text = path.endsWith(".css") ? styleText(path) : await scriptText(path);
      return { code: `export const text = ${JSON.stringify(text)};`, map: null, moduleSideEffects: false };
    },
  };
}

/** Without its comments and indents: it is in every page. */
function styleText(path) {
  return readFileSync(path, "utf8")
    .replaceAll(/\/\*[^]*?\*\//g, "")
    .replaceAll(/\n\s*/g, "\n")
    .trim();
}

async function scriptText(path) {
  const build = await rolldown({
    input: path,
    platform: "browser",
    onLog: (_level, { message }) => {
      throw new Error(message);
    },
  });
  const { output } = await build.generate({ format: "iife", minify: true });
  await build.close();
  if (output.length !== 1) throw new Error(`${path} is more than one script`);
  return output[0].code.trim();
}
