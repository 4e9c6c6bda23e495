import type { KindMeta, RuleDocs } from "../../src/model/rule.js";
import type { RuleInfo } from "../../src/reporters/reporter.js";

/** A catalogue in the shape of the real one; the reporters must not know which rules there are. */
export const sampleRules: readonly RuleInfo[] = [
  rule("duplicate-implementation", "Finds more than one implementation of a role.", {
    rival: kind("error"),
    copy: kind("error"),
    lookAlike: kind("warning"),
    namesake: kind("note"),
  }),
  rule("non-canonical-import", "Finds imports that go round the canonical path.", { viaDeprecated: kind("error") }),
  rule("unresolved-import", "Finds imports of first-party modules or names that do not exist.", {
    missingModule: kind("error"),
    missingName: kind("error"),
  }),
  rule("bypassed-owner", "Finds uses of an API that one module owns.", { bypassed: kind("error") }),
  rule("unused-suppression", "Finds suppressions that suppress nothing.", {
    noReason: kind("error"),
    unused: kind("warning"),
  }),
  rule(
    "only-notes",
    "A rule whose every kind is a note, and which says a lot.",
    { seen: kind("note") },
    "word ".repeat(400),
  ),
];

function rule(id: string, summary: string, kinds: Readonly<Record<string, KindMeta>>, what = "It looks."): RuleInfo {
  const docs: RuleDocs = {
    summary,
    what,
    why: "A second one of a thing drifts from the first.",
    example: { files: { "src/a.ts": "export class A {}\n", "README.md": "```ts\nA\n```\n" } },
    instead: { files: { "src/a.ts": "export {};\n" } },
    whenToAllow: "During a migration, with a date.",
    precision: "high",
    tags: ["architecture", "ssot"],
  };
  return { id, stage: "graph", docs, kinds };
}

function kind(severity: KindMeta["severity"]): KindMeta {
  return { severity, message: "{name} is one", hint: "Remove it." };
}
