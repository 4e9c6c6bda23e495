import { resolve } from "node:path";
import { cacheFiles, clearCache } from "../cache/cache-files.js";
import { cacheFolderAt } from "../snapshot/cache-folder.js";
import { existingDirectory } from "../snapshot/locate-repository.js";
import type { CacheArguments } from "./cache-command.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** Shows what is kept between runs, or removes it. */
export async function runCache(args: CacheArguments, terminal: Terminal): Promise<ExitCode> {
  const directory = await existingDirectory(resolve(terminal.cwd, args.cwd ?? "."));
  const folder = args.cacheDir === undefined ? await cacheFolderAt(directory) : resolve(terminal.cwd, args.cacheDir);
  if (folder === null) {
    terminal.out(`Nothing is kept: ${directory} is in no git repository and has no node_modules. See --cache-dir.\n`);
    return 0;
  }
  const files = cacheFiles(folder);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (args.do === "clear") clearCache(folder);
  const verb = args.do === "clear" ? "Removed" : "Kept";
  terminal.out(
    files.length === 0
      ? `Nothing is kept in ${folder}.\n`
      : `${verb} ${files.length} ${files.length === 1 ? "file" : "files"}, ${(size / 1_000_000).toFixed(1)} MB, in ${folder}.\n`,
  );
  return 0;
}
