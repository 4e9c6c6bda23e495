import type { Language } from "../model/facts.js";
import { decodePython } from "./python/encoding.js";

/**
 * What the bytes of a file are: text, with LF line ends and no byte order mark, or something that is no text at all.
 * `undecodable`: a Python file in another encoding than it says, or in one that nobody knows, so that it does not run either.
 */
export type Decoded =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "binary"; readonly reason: "nulByte" | "invalidUtf8" }
  | { readonly kind: "undecodable"; readonly message: string };

/**
 * Reads bytes as UTF-8; of Python as what the file declares. A NUL byte near the start makes a file binary, by the rule and the number of
 * bytes that git uses.
 */
export function decode(bytes: Uint8Array, language: Language): Decoded {
  if (bytes.subarray(0, NUL_SEARCH).includes(0)) return { kind: "binary", reason: "nulByte" };
  const decoded = language === "python" ? decodePython(bytes) : decodeUtf8(bytes);
  if (decoded.kind !== "text") return decoded;
  return { kind: "text", text: withLineFeeds(decoded.text) };
}

/** What a reader makes of bytes who takes all for UTF-8 and keeps a byte order mark, as code scanning does. With LF line ends. */
export function decodeAsUtf8(bytes: Uint8Array): string {
  return withLineFeeds(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
}

/** A lone CR counts as a line end too: editors and GitHub's line hashes take it for one. */
function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
}

const NUL_SEARCH = 8000;

function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "binary", reason: "invalidUtf8" };
  }
}
