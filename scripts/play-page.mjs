import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { blocksIn } from "./document-blocks.mjs";

/** The pages that a reader can follow from top to bottom. */
export const PLAYED_PAGES = [
  ...["typescript", "python", "mixed"].map((name) => `docs/getting-started-${name}.md`),
  "docs/coming-from.md",
];

/** Commands that are done in another way here: they would ask a registry. What they install is what is built here. */
export const INSTALLS = ["npm install --save-dev ssotlint", "npm install --global ssotlint"];

/** How the folder of the small project is called on a page. */
const FOLDER = "/home/you/shop";

/** Where a page goes on in another, empty folder. */
const ELSEWHERE = "<!-- in an empty folder -->";

/**
 * Follows a page from top to bottom, as a reader would, in an empty folder: writes the files that its blocks are, runs its command lines one by one,
 * and gives the page with what they say in the blocks of text behind them, and the commands. A block of text has what the last command line before it says. A
 * command line has to end with 0, or with the code that its comment names: `# exit code 1`.
 */
export function playPage(markdown) {
  const parts = markdown.split(ELSEWHERE).map(playPart);
  return { page: parts.map(({ page }) => page).join(ELSEWHERE), commands: parts.flatMap(({ commands }) => commands) };
}

function playPart(markdown) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "ssotlint-page-")));
  try {
    return play(markdown, root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function play(markdown, root) {
  const commands = [];
  let said = "";
  let page = "";
  let at = 0;
  for (const { language, text, file, start, end } of blocksIn(markdown)) {
    if (file !== null) {
      writeInto(root, file, text);
    } else if (language === "sh") {
      for (const line of text.split("\n").filter((one) => one !== "")) {
        said = runLine(line, root);
        commands.push(line.replace(/\s+# .*$/, ""));
      }
    } else if (language === "text") {
      page += markdown.slice(at, start) + said;
      at = end;
    }
  }
  return { page: page + markdown.slice(at), commands };
}

function writeInto(root, file, text) {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  if (text.startsWith("#!")) chmodSync(path, 0o755);
}

function runLine(line, root) {
  const [, expected = "0"] = /# exit code (\d+)/.exec(line) ?? [];
  if (INSTALLS.some((install) => line.startsWith(install))) return installInto(root);
  const { status, stdout } = spawnSync("bash", ["-c", `{ ${line}\n} 2>&1`], {
    cwd: root,
    encoding: "utf8",
    env: environment(root),
  });
  if (status === Number(expected)) return plain(stdout, root);
  throw new Error(`expected exit code ${expected} of: ${line}\nbut it was ${status}:\n${stdout}`);
}

/** What a terminal would not show, or what differs from machine to machine. */
function plain(text, root) {
  const lines = text.replaceAll(root, FOLDER).split("\n");
  return `${lines
    .map((line) => line.trimEnd())
    .join("\n")
    .trim()}\n`;
}

function installInto(root) {
  const bin = join(root, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(resolve("dist/cli.js"), join(bin, "ssotlint"));
  return "";
}

/** A person with a name and no settings, this very Node, and the colours and the width of a pipe. */
function environment(root) {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:npm_|GIT_|FORCE_COLOR$|COLUMNS$)/.test(name));
  return {
    ...Object.fromEntries(own),
    PATH: [dirname(process.execPath), process.env.PATH ?? "", join(root, "node_modules/.bin")].join(delimiter),
    npm_config_userconfig: "/dev/null",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "You",
    GIT_AUTHOR_EMAIL: "you@example.org",
    GIT_COMMITTER_NAME: "You",
    GIT_COMMITTER_EMAIL: "you@example.org",
    NO_COLOR: "1",
  };
}
