import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { OracleRequest, OracleTable } from "../oracle-table.js";

/** A process of a framework, which starts one application after the other. */
export class AppServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #errors = "";

  constructor(command: string, given: readonly string[]) {
    this.#process = spawn(command, given, { env: { ...process.env, NODE_ENV: "test" } });
    this.#process.stderr.on("data", (data) => {
      this.#errors += String(data);
    });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** Starts an application, by how the runner loads it, and sends it requests. */
  async ask(load: string, requests: readonly OracleRequest[]): Promise<OracleTable> {
    this.#process.stdin.write(`${JSON.stringify({ load, requests })}\n`);
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error(`the framework's process ended at ${load}: ${this.#errors}`);
    return JSON.parse(value) as OracleTable;
  }

  stop(): void {
    this.#process.stdin.end();
  }
}
