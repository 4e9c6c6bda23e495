/**
 * GitHub's line hashes in the plainest form of their description: for each line, the characters of its window, one after the other, in big
 * integers. Slow, and shares nothing with the implementation that it checks.
 */
export function plainLineHashes(text: string): string[] {
  const characters = [...unitsOf(text.replace(/\r[\n]?/g, "\n").replace(/[ \t]/g, "")), 65_535];
  const starts = [0, ...characters.flatMap((code, index) => (code === 10 ? [index + 1] : []))];
  const seen = new Map<string, number>();
  return starts.map((start) => {
    let hash = 0n;
    for (let index = start; index < start + 100; index++) {
      hash = BigInt.asUintN(64, hash * 37n + BigInt(characters[index] ?? 0));
    }
    const digits = hash.toString(16);
    seen.set(digits, (seen.get(digits) ?? 0) + 1);
    return `${digits}:${seen.get(digits)}`;
  });
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}
