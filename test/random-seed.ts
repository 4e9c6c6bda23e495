import fc from "fast-check";

/** Random tests try the same inputs in each run, unless another seed is asked for: a failure is one that everybody sees. */
export const SEED = Number(process.env["SSOTLINT_SEED"] ?? "4");

fc.configureGlobal({ seed: SEED });
