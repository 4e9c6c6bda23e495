/** Where the lines of a file are shown: `base` is up to its path. Shared with the script in the page. */
export function sourceHref(base: string, file: string, line: number): string {
  // A lone surrogate, which no path on a host has, cannot be encoded.
  const path = file
    .replaceAll(/\p{Cs}/gu, "\uFFFD")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  return `${base}${path}#L${line}`;
}
