import { cpus, loadavg, totalmem, type } from "node:os";

/** The load from which on a result says that the machine was not at rest. */
const REST = 0.5;

/** What a reader needs to judge the figures, and nothing that tells one machine from another of its class. */
export function machineClass() {
  const [load] = loadavg();
  const node = process.versions.node.split(".")[0];
  const what = `${cpus().length} cores, ${Math.ceil(totalmem() / 2 ** 30)} GiB, ${type()}, Node ${node}`;
  return load > REST
    ? `${what}; other programs ran too (load ${load.toFixed(1)} at the start), so the figures are rough`
    : what;
}
