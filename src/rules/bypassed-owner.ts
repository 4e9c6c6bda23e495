import type { Question } from "../model/graph.js";
import type { AccessOwner } from "../model/manifest.js";
import { nearestOwner } from "../model/owner.js";
import type { KindMeta, RuleContext, RuleDocs } from "../model/rule.js";
import { splitSymbolId } from "../model/symbol-id.js";
import { type ApiUse, usesIn } from "./api-uses.js";
import { type Found, graphRule } from "./define-rule.js";
import { type OwnedApi, type OwnedApis, ownedApis } from "./owned-apis.js";

const SHOP = {
  "ssotlint.yaml": `version: 1
access:
  - { api: [process.env, os.environ], owner: src/config.ts, reason: one place decides what is configured }
`,
  "src/config.ts": "export const port = Number(process.env.PORT ?? 8080);\n",
};

const docs: RuleDocs = {
  summary: "An API that one module owns is used elsewhere.",
  what: "An API under `access` is a global (`process.env`, `WebSocket`), something external by its dotted name (`os.environ`, `axios.get`), or a symbol of the code. Each use of it, or of what is below it, is found under whatever name it is imported, and so is an import that passes it on. Left out are types, test files (`source.tests`), and the owner: a module, or a folder with all below it. Of several owners of one API, each may use it. `within` says for which files it is the owner, since a package cannot go through what it does not depend on. `access.<owner>.bypasses` counts the uses; `<owner>` is the owner's path without extension, dots as slashes.",
  why: "An owner can check, default, log and fake only what goes through it. One read of the environment beside it, and the settings of a run are no longer what it says.",
  example: {
    files: {
      ...SHOP,
      "src/server.ts": "export const url = `http://localhost:${process.env.PORT}`;\n",
    },
  },
  instead: {
    files: {
      ...SHOP,
      "src/server.ts": 'import { port } from "./config.js";\n\nexport const url = `http://localhost:${port}`;\n',
    },
  },
  whenToAllow:
    "In scripts and configuration files that run without the application: switch it off for their folders under `overrides`.",
  precision: "very-high",
  tags: ["ssot", "architecture"],
};

const kinds = {
  bypassed: {
    severity: "error",
    message: "`{name}` is {how} here, and only `{owner}` may use `{api}`.",
    hint: "Use it in `{owner}` and import from there what comes of it: {reason}. For scripts that run without it, switch this off under `overrides`.",
  },
} as const satisfies Readonly<Record<string, KindMeta>>;

/** An API that one module owns is used elsewhere. */
export const bypassedOwner = graphRule({ id: "bypassed-owner", docs, kinds, find });

function* find({ graph, manifest }: RuleContext): Iterable<Found<typeof kinds>> {
  if (manifest.access.length === 0) return;
  const apis = ownedApis(graph, manifest.access);
  const uses = usesOf(manifest.access, apis);
  for (const file of graph.files) {
    if (file.isTest) continue;
    const reported = new Set<string>();
    for (const use of graph.remembered(file, uses)) {
      const owned = apis.find(use.name);
      if (owned === null || isAllowed(owned, file.path, use)) continue;
      // `const { [a]: b, ...c } = process.env` uses it once.
      const key = `${owned.api} ${use.span.join()}`;
      if (reported.has(key)) continue;
      reported.add(key);
      yield* found(owned, file.path, use);
    }
  }
}

/** The question what a file uses of what is owned: the same for all snapshots in which the same names are. */
function usesOf(access: readonly AccessOwner[], { find, owned }: OwnedApis): Question<readonly ApiUse[]> {
  const last = LAST.get(access);
  if (last?.owned === owned) return last.question;
  const question: Question<readonly ApiUse[]> = {
    keptAs: `uses of ${owned}`,
    ask: (graph, file) => usesIn(graph, file, (name) => find(name) !== null),
  };
  LAST.set(access, { owned, question });
  return question;
}

const LAST = new WeakMap<
  readonly AccessOwner[],
  { readonly owned: string; readonly question: Question<readonly ApiUse[]> }
>();

/** It stands in an owner, or an owner hands out what it did not define itself: that is what it is there for. */
function isAllowed({ entries }: OwnedApi, file: string, { name, chain }: ApiUse): boolean {
  const home = splitSymbolId(name)?.file ?? "";
  return entries.some(
    ({ owner }) => owner.owns(file) || (!owner.owns(home) && chain.some((hop) => owner.owns(hop.file))),
  );
}

function* found({ api, entries }: OwnedApi, file: string, use: ApiUse): Iterable<Found<typeof kinds>> {
  const nearest = nearestOwner(
    entries.filter(({ isFor }) => isFor(file)),
    file,
  );
  if (nearest === undefined) return;
  const { owner, reason, place } = nearest.entry;
  yield {
    kind: "bypassed",
    data: { name: use.written, how: use.how, api, owner, reason: reason.replace(/[\s.]+$/, "") },
    place: { file, span: use.span },
    identity: [file, api],
    chain: use.chain,
    evidence: [{ message: "The manifest declares the owner.", place }],
  };
}
