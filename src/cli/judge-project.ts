import { serialize } from "node:v8";
import { judgeSnapshot, type JudgedSnapshot, type JudgingTools } from "../judge-snapshot.js";
import { manifestOf, type OpenedProject } from "../open-project.js";
import type { Analysis } from "../pipeline.js";

/**
 * Judges what a project is opened on by its manifest.
 * @param earlier another snapshot of the same code that was analysed, if there is one.
 */
export function judgeProject(
  project: OpenedProject,
  today: string,
  tools: JudgingTools,
  earlier: Analysis | null = null,
): Promise<JudgedSnapshot> {
  const { root, snapshot, declared, yardstick } = project;
  return judgeSnapshot(
    {
      name: JSON.stringify([root, snapshot.kind, declared?.path]),
      place: root,
      snapshot,
      manifest:
        yardstick === null
          ? { key: JSON.stringify(declared), load: (watched) => manifestOf({ ...project, snapshot: watched }) }
          : { key: serialize(yardstick).toString("latin1"), load: async () => yardstick },
      today,
    },
    tools,
    earlier,
  );
}
