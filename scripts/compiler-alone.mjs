const NAME = "ts-morph";
const OWN = "\0compiler";

/**
 * Loads of ts-morph the compiler that it hands out and nothing else, and not as an ES module: each thread that reads TypeScript would else run
 * code of ts-morph that nobody calls, after searching all of the compiler for names to import.
 */
export function compilerAlone() {
  return {
    name: "compiler-alone",
    resolveId: (id) => (id === NAME ? OWN : null),
    load: (id) => (id === OWN ? CODE : null),
  };
}

const CODE = `
import { createRequire } from "node:module";
const fromHere = createRequire(import.meta.url);
const fromThere = createRequire(fromHere.resolve("${NAME}"));
export const { ts } = fromThere("@ts-morph/common");
`;
