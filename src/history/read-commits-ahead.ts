import { dialectOf } from "../extract/dialect.js";
import type { ReadingTools } from "../extract/file-reader.js";
import { readAhead, type BlobJob } from "../extract/read-ahead.js";
import { selects } from "../extract/read-sources.js";
import type { SourceSettings } from "../model/manifest.js";
import { changedFiles } from "../snapshot/git-changes.js";
import { gitObjects, type GitPlace } from "../snapshot/git-objects.js";

export interface AheadOptions {
  readonly place: GitPlace;
  /** The way down to the analysis root. */
  readonly prefix: string;
  readonly source: SourceSettings;
  readonly tools: ReadingTools;
  /** Keeps what was read so far. */
  readonly save: () => void;
}

/** Reads the source files of all these commits, each text once, whatever the number of commits that have it. */
export async function readCommitsAhead(commits: readonly string[], options: AheadOptions): Promise<void> {
  const { place, prefix, source, tools, save } = options;
  if (tools.store === null || commits.length < 2) return;
  const isSelected = selects(source);
  const jobs = new Map<string, BlobJob>();
  for (const { path, blob } of await changedFiles(place, commits)) {
    const dialect = path.startsWith(prefix) ? dialectOf(path) : null;
    if (dialect !== null && isSelected(path.slice(prefix.length))) jobs.set(`${dialect} ${blob}`, { blob, dialect });
  }
  // What a partial clone lacks is told commit by commit.
  const objects = gitObjects(place, () => Promise.resolve(new Set()));
  const read = async (blob: string): Promise<Uint8Array | null> => {
    const answer = await objects.read(blob);
    return answer.kind === "object" ? answer.content : null;
  };
  await readAhead([...jobs.values()], read, tools, tools.store, save);
}
