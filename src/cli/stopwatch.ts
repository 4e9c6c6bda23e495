/** Measures the stages of a run for `--timing`. */
export interface Stopwatch {
  /** Runs a stage and remembers how long it took. */
  readonly time: <T>(stage: string, run: () => Promise<T>) => Promise<T>;
  /** One line a stage, in milliseconds. */
  readonly lines: () => string;
}

export function stopwatch(): Stopwatch {
  const stages: { readonly stage: string; readonly milliseconds: number }[] = [];
  return {
    time: async (stage, run) => {
      const start = performance.now();
      const result = await run();
      stages.push({ stage, milliseconds: performance.now() - start });
      return result;
    },
    lines: () =>
      stages.map(({ stage, milliseconds }) => `${milliseconds.toFixed(0).padStart(8)} ms  ${stage}\n`).join(""),
  };
}
