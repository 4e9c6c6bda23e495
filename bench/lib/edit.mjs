import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { git, settle } from "./private-clone.mjs";

/**
 * The edit that the runs "one file edited" are about: a line of code at the end of one file, never the same line twice, since a cache by
 * content would know the second one. Each round edits another file, the same one for all tools.
 */
export function editOf(clone, candidates) {
  let file = candidates[0];
  let before = null;
  let count = 0;
  const make = () => {
    const path = join(clone, file);
    before = readFileSync(path);
    count++;
    appendFileSync(
      path,
      file.endsWith(".py") ? `\nbench_edit_${count} = ${count}\n` : `\nexport const benchEdit${count} = ${count};\n`,
    );
  };
  return {
    /** Which file the round is about: spread evenly over all, so that neither a leaf nor a hub stands for all files. */
    startRound(round, rounds) {
      file = candidates[Math.floor(((round + 0.5) / rounds) * candidates.length)];
      return file;
    },
    make,
    stage() {
      make();
      git(clone, "add", "--", file);
    },
    async undo() {
      writeFileSync(join(clone, file), before);
      await settle(clone);
    },
  };
}
