/** Named counts, sorted by name; null where a count cannot be known. */
export type Metrics = Readonly<Record<string, number | null>>;
