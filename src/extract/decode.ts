/** What the bytes of a file are: text, with LF line ends and no byte order mark, or something that is not UTF-8 text. */
export type Decoded =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "binary"; readonly reason: "nulByte" | "invalidUtf8" };

/** Reads bytes as UTF-8. A NUL byte near the start makes a file binary, by the rule and the number of bytes that git uses. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.subarray(0, NUL_SEARCH).includes(0)) return { kind: "binary", reason: "nulByte" };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { kind: "binary", reason: "invalidUtf8" };
  }
  // A lone CR counts as a line end too: editors and GitHub's line hashes take it for one.
  return { kind: "text", text: text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text };
}

const NUL_SEARCH = 8000;
