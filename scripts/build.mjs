// Builds dist/ from src/: a clean folder, the code in a few files instead of hundreds, its types, the grammar of Python, the executable bit.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { isAbsolute, join } from "node:path";
import { rolldown } from "rolldown";
import { inlined } from "./inlined.mjs";
import { noticesOf, packageOf } from "./notices.mjs";
import { fileBehind, typescriptParser } from "./typescript-parser.mjs";

/** What is started or imported by its name, and the module it is made of. */
const ENTRIES = {
  cli: "src/cli.ts",
  index: "src/index.ts",
  "extract-worker": "src/extract/pool/extract-worker.ts",
};

/** What every check loads, and what each thread does. */
const LIGHT = [
  "src/cli.ts",
  "src/cli/main.ts",
  "src/cli/run-check.ts",
  "src/reporters/console.ts",
  ENTRIES["extract-worker"],
];

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
/** What every run loads, and loads several times faster from one file than from many; other packages stay outside. */
const BUNDLED = JSON.parse(readFileSync("scripts/bundled.json", "utf8"));
const require = createRequire(import.meta.url);
// The grammar's package has an install script, so that users get this one file of it and not the package.
const grammar = require.resolve("tree-sitter-python/tree-sitter-python.wasm");

rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
const chunks = await bundle();
writeFileSync("dist/THIRD-PARTY-LICENSES.txt", noticesOf(chunks.flatMap(({ moduleIds }) => moduleIds.map(fileBehind))));
copyFileSync(grammar, "dist/tree-sitter-python.wasm");
for (const { fileName, code } of chunks) requireNeighbours(fileName, code);
for (const module of LIGHT) requireLight(module);
chmodSync("dist/cli.js", 0o755);

/** What is imported lazily is a file of its own, so that a run loads what it needs. */
async function bundle() {
  const packages = Object.keys(dependencies);
  const build = await rolldown({
    input: ENTRIES,
    platform: "node",
    external: (id) => packages.some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [inlined(), typescriptParser(), bundleOnly(BUNDLED), writeVersions()],
    // The help is laid out by what the reports are: the one that yargs brings along compiles tables of Unicode before it is asked.
    resolve: { alias: { "string-width": "fast-string-width" } },
    onLog: (_level, { message }) => {
      throw new Error(message);
    },
  });
  const { output } = await build.write({
    dir: "dist",
    format: "esm",
    sourcemap: true,
    // No hashes: the files of two versions are told apart by the version, and the names in a stack trace say something.
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    // Finding and opening a file takes as long as running it: what is always loaded together is one.
    codeSplitting: {
      groups: [
        { name: "typescript-parser", test: /^\0typescript-parser$/, priority: 4 },
        {
          name: "common",
          test: /[\\/]src[\\/]model[\\/](?!nearest)|compiled-code|locate-repository|write-(?:standard-output|error)/,
          priority: 3,
        },
        { name: "extraction", test: /[\\/]src[\\/]extract[\\/]extraction\.ts$/, priority: 2 },
        {
          name: "main",
          test: /[\\/]src[\\/](?:cli[\\/]main|output[\\/]write-(?:standard-output|error))\.ts$/,
          priority: 2,
        },
        { name: "check", test: /[\\/]src[\\/](?:cli[\\/]run-check|reporters[\\/]console)\.ts$/, priority: 1 },
      ],
    },
  });
  return output.filter(({ type }) => type === "chunk");
}

/** No package comes into the bundle by mistake: ours import these alone, and they what they like. */
function bundleOnly(names) {
  return {
    name: "bundle-only",
    resolveId(id, importer) {
      const isOurs = importer !== undefined && packageOf(importer) === null;
      if (isOurs && /^[^./\\]/.test(id) && !isBuiltin(id) && !isAbsolute(id) && !names.includes(id)) {
        throw new Error(`${id} is neither a dependency nor in scripts/bundled.json`);
      }
      return null;
    },
  };
}

/** Writes versions where the code has placeholders for them: of the extractors, and of all of the code. */
function writeVersions() {
  const versions = [
    { file: /[\\/]extract[\\/]extractor-version\.ts$/, version: hashOf(["src/extract", "src/model", "scripts"]) },
    { file: /[\\/]model[\\/]build-version\.ts$/, version: hashOf(["src", "scripts"]) },
  ];
  let written = 0;
  return {
    name: "versions",
    transform(code, id) {
      const found = versions.find(({ file }) => file.test(id));
      if (found === undefined) return null;
      if (code.includes('"unbuilt"')) written++;
      // No line moves, so that the source map stays as it is.
      return { code: code.replace('"unbuilt"', JSON.stringify(found.version)), map: null };
    },
    buildEnd() {
      if (written < versions.length) throw new Error("A version has no place in the code");
    },
  };
}

/** A hash over folders of code, the grammar, and the versions of all packages. */
function hashOf(folders) {
  const hash = createHash("sha256");
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const path of sources.sort((a, b) => (a < b ? -1 : 1))) hash.update(`${path}\0`).update(readFileSync(path));
  hash.update(readFileSync(grammar));
  hash.update(readFileSync("package-lock.json"));
  return hash.digest("hex").slice(0, 16);
}

/** A package that one of these loads at once is paid for in every run, whether it has something to do or not. */
function requireLight(module) {
  const queue = chunks.filter(({ facadeModuleId }) => facadeModuleId?.replaceAll("\\", "/").endsWith(module));
  if (queue.length === 0) throw new Error(`${module} is in no file of its own`);
  for (const { imports } of queue) {
    for (const name of imports) {
      const chunk = chunks.find(({ fileName }) => fileName === name);
      if (chunk !== undefined && !queue.includes(chunk)) queue.push(chunk);
      if (chunk === undefined && !isBuiltin(name)) throw new Error(`${module} loads ${name} before it is needed`);
    }
  }
}

/** A file that the code finds beside itself, as a worker, has to be there. */
function requireNeighbours(fileName, code) {
  for (const [, name] of code.matchAll(/new URL\(\s*["'`]([^"'`$]+\.(?:js|wasm))["'`],\s*import\.meta\.url\s*\)/g)) {
    if (!existsSync(new URL(name, new URL(`../dist/${fileName}`, import.meta.url)))) {
      throw new Error(`dist/${fileName} names ${name}, which the build does not make`);
    }
  }
}
