import { readdirSync, readFileSync } from "node:fs";

/** Short runs are looked at often, so that they are seen at all; long ones seldom, so that looking costs nothing. */
const FIRST_INTERVAL = 4;
const LATER_INTERVAL = 25;
const FIRST_LOOKS = 50;

/** In how many parts a second the kernel tells processor time to programs, on every Linux. */
const TICKS = 100;

/**
 * Watches a process and all below it through /proc, so on Linux alone; elsewhere there is nothing to tell.
 * The memory at the peak is the greatest sum of their resident sets at one look, or the greatest high-water mark of a single process, which
 * the kernel keeps between looks, if that is more. The processor time is that of the last look.
 */
export function watchProcesses(pid) {
  let peak = 0;
  let processor = 0;
  let looks = 0;
  let timer = null;
  const look = () => {
    const now = treeOf(pid);
    peak = Math.max(peak, now.memory);
    processor = Math.max(processor, now.processor);
    looks++;
    timer = setTimeout(look, looks < FIRST_LOOKS ? FIRST_INTERVAL : LATER_INTERVAL);
  };
  if (process.platform === "linux" && pid !== undefined) look();
  return {
    /** Stops watching. The peak is in bytes, the processor time in seconds; null where no look saw anything. */
    stop() {
      clearTimeout(timer);
      return { peak: peak === 0 ? null : peak, processor: processor === 0 ? null : processor };
    },
  };
}

function treeOf(root) {
  let resident = 0;
  let mark = 0;
  let processor = 0;
  const waiting = [root];
  while (waiting.length > 0) {
    const pid = waiting.pop();
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      resident += kilobytesOf(status, "VmRSS");
      mark = Math.max(mark, kilobytesOf(status, "VmHWM"));
      processor += processorTimeOf(readFileSync(`/proc/${pid}/stat`, "utf8"));
      for (const thread of readdirSync(`/proc/${pid}/task`)) {
        const children = readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").trim();
        if (children !== "") waiting.push(...children.split(" "));
      }
    } catch (error) {
      // It ended while it was looked at.
      if (error.code !== "ENOENT" && error.code !== "ESRCH") throw error;
    }
  }
  return { memory: Math.max(resident, mark) * 1024, processor };
}

function kilobytesOf(status, field) {
  const match = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status);
  return match === null ? 0 : Number(match[1]);
}

/** What a process and the children that ended used, in user mode and in the kernel. */
function processorTimeOf(stat) {
  // The second field is the name of the program in parentheses, and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return ticks / TICKS;
}
