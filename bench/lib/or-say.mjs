/** Waits for a benchmark; what was wrong with its input, or with a tool, is said without the places in our code. */
export async function orSay(benchmark) {
  try {
    await benchmark;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
