import { versions } from "node:process";
import { setFlagsFromString } from "node:v8";

/**
 * Lets V8 optimize only what is run very often. A run takes a few seconds in a great deal of code, and the V8 of Node 20 otherwise spends
 * a good part of the processor's time on optimizing what has little left to do, beside threads that have. Later ones have a compiler that costs
 * less in between and gain nothing by this, so they are left alone.
 */
export function compileFrugally(): void {
  if (versions.v8.startsWith("11.")) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}

/**
 * In bytes of bytecode that a function runs before it is looked at again: about twice what V8 has. With more, a project of which much is alike, such
 * as a generated one, waits for what should have been optimized.
 */
const BUDGET = 250_000;
