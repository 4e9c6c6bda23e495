/** Does something for each item, no more than so many at once. */
export async function eachOf<T>(items: readonly T[], atOnce: number, run: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const lane = async (): Promise<void> => {
    for (const item of left) await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
}

/** Files that may be read at once: enough to keep every worker busy, and few enough that their bytes are no burden. */
export const AT_ONCE = 256;
