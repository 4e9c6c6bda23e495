import { join } from "node:path";
import { manifestText, type Accepted } from "../init/manifest-text.js";
import type { Section } from "../init/proposal.js";
import { SEVERITIES } from "../model/severity.js";
import type { Judgement } from "../model/report.js";
import { UserError } from "../model/user-error.js";
import { openProject, type OpenedProject } from "../open-project.js";
import { createFile } from "../output/create-file.js";
import { counted } from "../reporters/console-layout.js";
import { sanitize } from "../reporters/sanitize.js";
import { askProposals, takeSure } from "./ask-proposals.js";
import { todayOf } from "./common-values.js";
import type { InitArguments } from "./init-command.js";
import { MANIFEST_FILE, planInit, tryManifest, type Plan } from "./plan-init.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { withReadingTools } from "./with-reading-tools.js";

/** Proposes a manifest from what the code is like, and writes it. */
export async function runInit(args: InitArguments, terminal: Terminal): Promise<ExitCode> {
  const { yes, dryRun, limit } = args;
  if (!Number.isInteger(limit) || limit < 1) throw new UserError("--limit expects a whole number, 1 or more");
  const asking = yes || dryRun ? null : terminal.ask;
  if (asking === null && !yes && !dryRun) {
    throw new UserError(
      "init asks about each proposal, and there is no terminal to ask: --yes takes what is sure, --dry-run prints it",
    );
  }
  const project = await openProject(terminal.cwd, {
    cwd: args.cwd,
    config: undefined,
    snapshot: { kind: "worktree" },
  });
  refuseExisting(project);
  const today = todayOf(args.today, null, terminal);
  const plan = await withReadingTools(args, project.cacheFolder, terminal, (tools) =>
    planInit(project, today, tools, limit),
  );
  if (plan.analysis.graph.files.length === 0) {
    throw new UserError(`There is no TypeScript, JavaScript or Python in ${project.root}: nothing was written`);
  }
  const accepted =
    asking === null ? takeSure(plan.proposals) : await askProposals(plan.proposals, asking, terminal.out);
  if (accepted === null) throw new UserError("Stopped: nothing was written");
  const text = manifestText(accepted, sanitize);
  const judgement = await withReadingTools(args, project.cacheFolder, terminal, (tools) =>
    tryManifest(plan, text, tools),
  );
  // Of a dry run the manifest alone is what can be piped into a file.
  const tell = dryRun ? terminal.err : terminal.out;
  if (dryRun) terminal.out(text);
  else await createFile(join(project.root, MANIFEST_FILE), text);
  for (const line of summary(project, plan, accepted, judgement, dryRun ? "dry" : "written"))
    tell(`${sanitize(line)}\n`);
  return 0;
}

function refuseExisting({ declared, root }: OpenedProject): void {
  if (declared === null) return;
  throw new UserError(`There is a manifest already, and init never writes over one: ${join(root, declared.path)}`);
}

const WORDS: Readonly<Record<Section, string>> = {
  tests: "set of test globs",
  roles: "role",
  imports: "import path",
  routes: "route owner",
  access: "owner of an API",
  overrides: "override",
};

function summary(
  { root, notes }: OpenedProject,
  { leftOut }: Plan,
  accepted: readonly Accepted[],
  { findings }: Judgement,
  how: "dry" | "written",
): readonly string[] {
  const lines = accepted.map(({ proposal, as }) => `  ${proposal.title}${as === "comment" ? " (as a comment)" : ""}`);
  const counts = SEVERITIES.map((severity) =>
    counted(findings.filter((it) => it.severity === severity).length, severity),
  );
  const left = [...leftOut].map(([section, count]) => counted(count, WORDS[section]));
  return [
    how === "dry" ? "Would write ssotlint.yaml:" : `Wrote ${join(root, MANIFEST_FILE)}:`,
    ...(lines.length === 0 ? ["  Nothing in the code asks to be declared: it holds the version alone."] : lines),
    ...(left.length === 0 ? [] : [`Left out, with less evidence: ${left.join(", ")}. A higher --limit shows them.`]),
    `ssotlint check runs with it and finds ${counts.join(", ")}.`,
    ...notes().map((note) => `note: ${note}`),
    ...(how === "dry"
      ? ["Nothing was written: this was a dry run."]
      : [
          "Next: read the file, then",
          "  ssotlint check       shows what is found by it",
          "  ssotlint baseline    records that, so that from now on only what is new fails",
        ]),
  ];
}
