import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import type { PolicyFile } from "./build-snapshot.js";
import type { Repository } from "./locate-repository.js";

/** The attribute files that have a say in every work tree: those of the machine, the user and the repository. https://git-scm.com/docs/gitattributes */
export async function readOuterAttributes({ ask, commonDir }: Repository): Promise<readonly PolicyFile[]> {
  const texts = await Promise.all([
    readOrNothing("/etc/gitattributes"),
    usersFile(ask).then(readOrNothing),
    readOrNothing(join(commonDir, "info", "attributes")),
  ]);
  return texts.map((text) => ({ folder: "", text }));
}

async function usersFile(ask: Repository["ask"]): Promise<string> {
  const named = await ask(["config", "--type=path", "--get", "core.attributesFile"]);
  const path = named.stdout.toString("utf8").replace(/\n$/, "");
  if (named.code === 0 && path !== "") return path;
  return join(env["XDG_CONFIG_HOME"] || join(homedir(), ".config"), "git", "attributes");
}

async function readOrNothing(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return "";
  }
}
