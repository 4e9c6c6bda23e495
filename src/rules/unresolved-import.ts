import type { Language } from "../model/facts.js";
import type { Question, ResolvedImport } from "../model/graph.js";
import type { Missing } from "../model/resolution.js";
import type { KindMeta, RuleContext, RuleDocs } from "../model/rule.js";
import { symbolId } from "../model/symbol-id.js";
import { type Found, graphRule } from "./define-rule.js";
import { type Guesses, guessesOf } from "./guesses.js";

const docs: RuleDocs = {
  summary: "A first-party module or name is imported that does not exist.",
  what: "It follows every import, re-export, dynamic import with a literal and import path in a string to the file and to the name in it. Imports that expect to fail (`try` with `except ImportError`, `catch`) are left out, and so is what code computes, what git ignores, what is not first-party, and what stands in folders of test fixtures or, in Python, of templates.",
  why: "It fails when the module is loaded: at start-up, or in the one test or branch that gets there. Names that are made private or moved leave such imports behind.",
  example: {
    files: {
      "ssotlint.yaml": "version: 1\n",
      "src/manager.ts": "class Manager {}\n\nexport const manager = new Manager();\n",
      "src/main.ts": `import { Manager } from "./manager.js";
import { helper } from "./managers.js";

helper(new Manager());
`,
    },
  },
  instead: {
    files: {
      "ssotlint.yaml": "version: 1\n",
      "src/manager.ts": "class Manager {}\n\nexport const manager = new Manager();\n",
      "src/main.ts": `import { manager } from "./manager.js";

try {
  const { helper } = await import("./speedups.js");
  helper(manager);
} catch {
  // Without the speedups it is slower.
}
`,
    },
  },
  whenToAllow:
    "When the name appears only in a running program, say put there by a plug-in: allow it in place with a reason.",
  precision: "very-high",
  tags: ["ssot", "imports"],
};

const kinds = {
  missingModule: {
    severity: "error",
    message: "The module `{specifier}` does not exist.",
    hint: "Correct the path, restore the module, or remove the import. {guess}",
  },
  missingName: {
    severity: "error",
    message: "`{name}` does not exist in `{module}`.",
    hint: "Import what exists, or {remedy} there. {guess}",
  },
} as const satisfies Readonly<Record<string, KindMeta>>;

/** A first-party module or name is imported that does not exist. */
export const unresolvedImport = graphRule({ id: "unresolved-import", docs, kinds, find });

function* find({ graph }: RuleContext): Iterable<Found<typeof kinds>> {
  const unresolved = graph.files.flatMap((file) => graph.remembered(file, UNRESOLVED));
  const here = unresolved.filter(({ row, missing }) => missing.at.file === row.file);
  const reported = new Set<string>();
  const guesses = guessesOf(graph);
  const causes = new Set(here.map(({ missing }) => causeKey(missing)));
  for (const { row, missing } of unresolved) {
    if (row.conditional || FIXTURE.test(row.file) || TEMPLATE.test(row.file)) continue;
    // A hop further on that fails is reported there, once, and not at everybody who comes through it.
    if (missing.at.file !== row.file && causes.has(causeKey(missing))) continue;
    const found =
      missing.kind === "module"
        ? missingModule(graph.file(row.file)?.language ?? "typescript", row, missing, guesses)
        : missingName(row, missing, guesses);
    const key = JSON.stringify([found.kind, row.file, ...found.identity]);
    if (reported.has(key)) continue;
    reported.add(key);
    yield found;
  }
}

interface Unresolved {
  readonly row: ResolvedImport;
  readonly missing: Missing;
}

const UNRESOLVED: Question<readonly Unresolved[]> = {
  keptAs: "unresolved",
  ask: (graph, { path }) => {
    const rows = graph.importsIn(path).filter(({ resolution }) => resolution.status === "unresolved");
    return rows.length === 0 ? NOTHING : rows.flatMap((row) => missingIn(row));
  },
};

/** Of most files. */
const NOTHING: readonly Unresolved[] = [];

function missingIn(row: ResolvedImport): readonly Unresolved[] {
  return row.resolution.status === "unresolved" ? [{ row, missing: row.resolution.missing }] : [];
}

/** Fixtures are what tests feed to a program: files that nobody runs, and that need not be whole. */
const FIXTURE = /(?:^|\/)(?:__)?(?:test[-_]?)?fixtures?(?:__)?\/|(?:^|\/)testdata\//;

/** Python in folders of templates is copied to where its imports are right. In TypeScript a template may be a component like others. */
const TEMPLATE = /(?:^|\/)(?:\w+_)?(?:templates?|skeletons?|boilerplates?)\/.*\.pyi?$/;

function missingModule(
  language: Language,
  row: ResolvedImport,
  { specifier }: Extract<Missing, { kind: "module" }>,
  guesses: Guesses,
): Found<typeof kinds> {
  return {
    kind: "missingModule",
    data: { specifier, guess: guesses.module(specifier, language, row.file) },
    place: { file: row.file, span: row.specifierSpan },
    identity: [row.file, specifier],
    chain: row.resolution.chain,
  };
}

function missingName(
  row: ResolvedImport,
  { module, name }: Extract<Missing, { kind: "name" }>,
  guesses: Guesses,
): Found<typeof kinds> {
  return {
    kind: "missingName",
    data: { name, module, remedy: remedyFor(name), guess: guesses.name(module, name) },
    place: { file: row.file, span: row.span },
    symbol: symbolId(module, name),
    identity: [row.file, module, name],
    chain: row.resolution.chain,
  };
}

function remedyFor(name: string): string {
  return name === "default" ? "add a default export" : `define \`${name}\``;
}

/** What is missing and which module asked for it, however it did. */
function causeKey({ at, ...missing }: Missing): string {
  return JSON.stringify([at.file, missing]);
}
