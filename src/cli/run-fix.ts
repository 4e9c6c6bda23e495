import { join } from "node:path";
import { FIXABLE_RULE, fixableRules } from "../find-faults.js";
import { fixProject, type FileChange, type FixWish, type ProjectFix } from "../fix-project.js";
import type { Manifest } from "../model/manifest.js";
import { didYouMean } from "../model/nearest.js";
import type { Finding } from "../model/report.js";
import { UserError } from "../model/user-error.js";
import { manifestOf, openProject, type OpenedProject } from "../open-project.js";
import { replaceFile } from "../output/write-file-whole.js";
import { analyze, type Analysis } from "../pipeline.js";
import { sanitize } from "../reporters/sanitize.js";
import { RULES } from "../rules/index.js";
import { unmergedFiles } from "../snapshot/unmerged-files.js";
import { todayOf } from "./common-values.js";
import type { FixArguments } from "./fix-command.js";
import { diffText, fixText } from "./fix-text.js";
import { notesFor } from "./notes.js";
import { pathArguments } from "./path-arguments.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { withReadingTools } from "./with-reading-tools.js";

/** Fixes what can be fixed in the files on disk, and says what is left. */
export async function runFix(args: FixArguments, terminal: Terminal): Promise<ExitCode> {
  const isOfRule = ruleChoice(args.rule ?? []);
  const project = await openProject(terminal.cwd, { ...args, snapshot: { kind: "worktree" } });
  const manifest = await manifestOf(project);
  const isOfRole = roleChoice(args.role ?? [], manifest);
  const today = todayOf(args.today, null, terminal);
  const unmerged = await unmergedFiles(project.root);
  const { fix, problems } = await withReadingTools(args, project.cacheFolder, terminal, async (tools) => {
    const analysis = await analyze(project.snapshot, manifest, today, tools);
    const isInPaths = pathChoice(args, project, analysis);
    const wish: FixWish = {
      isWanted: (finding) => isOfRule(finding) && isOfRole(finding) && isInPaths(finding.place.file),
      unsafe: args.unsafeFixes ? "make" : "leave",
      untouchable: new Map([...unmerged].map((path) => [path, "git has not merged its file"])),
    };
    return { fix: await fixProject(analysis, wish), problems: analysis.problems.length };
  });
  if (args.dryRun) terminal.out(diffText(fix.changes, project.snapshot.prefix));
  else await write(project, fix.changes);
  tell(fix, args, { project, manifest, problems }, terminal);
  const remain = fix.left.length + (args.dryRun ? fix.fixed.length : 0);
  return remain > 0 ? 1 : 0;
}

/** A diff is for another program: what is said about it goes elsewhere. */
function tell(
  fix: ProjectFix,
  { dryRun, unsafeFixes }: FixArguments,
  { project, manifest, problems }: { project: OpenedProject; manifest: Manifest; problems: number },
  terminal: Terminal,
): void {
  const say = dryRun ? terminal.err : terminal.out;
  for (const line of fixText(fix, { dryRun, unsafeFixes, problems })) say(`${sanitize(line)}\n`);
  for (const note of notesFor(manifest.file, project.notes())) say(`note: ${sanitize(note)}\n`);
}

async function write({ root, snapshot }: OpenedProject, changes: readonly FileChange[]): Promise<void> {
  for (const { path, before } of changes) {
    // Who saves a file while the code is looked at would lose it. All are asked about first, so that all are written or none is.
    if (!Buffer.from(before).equals(await snapshot.read(path))) {
      throw new UserError(`${path} has changed since it was read, so nothing was written: run ssotlint fix again`);
    }
  }
  for (const { path, after } of changes) await replaceFile(join(root, path), after);
}

function ruleChoice(rules: readonly string[]): (finding: Finding) => boolean {
  const known = fixableRules();
  for (const rule of rules) {
    if (known.includes(rule)) continue;
    const [id] = rule.split("/");
    if (id === FIXABLE_RULE) throw new UserError(`${id} has no such kind as ${rule}.${didYouMean(rule, known)}`);
    if (RULES.some((one) => one.id === id)) {
      throw new UserError(`There are no fixes for ${rule}: only ${FIXABLE_RULE} has some`);
    }
    throw new UserError(`There is no rule called ${rule}.${didYouMean(rule, known)}`);
  }
  return ({ rule, kind }) => rules.length === 0 || rules.includes(rule) || rules.includes(`${rule}/${kind}`);
}

function roleChoice(roles: readonly string[], manifest: Manifest): (finding: Finding) => boolean {
  const known = manifest.roles.map(({ id }) => id);
  for (const role of roles) {
    if (!known.includes(role)) {
      throw new UserError(`There is no role called ${role} in the manifest.${didYouMean(role, known)}`);
    }
  }
  return ({ role }) => roles.length === 0 || (role !== null && roles.includes(role));
}

function pathChoice(
  { paths: written = [], ignoreUnanalysed }: FixArguments,
  project: OpenedProject,
  { graph, manifest }: Analysis,
): (file: string) => boolean {
  const judged = { manifestFile: manifest.file, analysed: graph.files.map(({ path }) => path) };
  const paths = pathArguments(written, project, judged, ignoreUnanalysed ? "isPassedOver" : "isAMistake");
  if (paths === null) return () => true;
  return (file) => paths.some((path) => path === "" || file === path || file.startsWith(`${path}/`));
}
