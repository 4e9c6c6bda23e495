/** The text of a Python file in the encoding that its first two lines declare, UTF-8 if they do not (PEP 263). */
export type DecodedPython =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "undecodable"; readonly message: string };

/** Reads bytes as CPython does; what it does not start with is no text here either. Of its codecs only those that programs were written in. */
export function decodePython(bytes: Uint8Array): DecodedPython {
  const declared = declaredEncoding(bytes);
  if (declared === null) return decodeAs(bytes, "utf-8", "utf-8");
  const codec = codecOf(declared);
  if (codec === null) return undecodable(`Unknown encoding: ${declared}`);
  // CPython knows many names of UTF-8, but behind a byte order mark this one alone.
  if (startsWithMark(bytes) && !/^utf[-_]8(?![^-_])/i.test(declared)) {
    return undecodable(`The file declares ${declared}, and starts with the byte order mark of UTF-8`);
  }
  return decodeAs(bytes, codec, declared);
}

const DECLARATION = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK = /^[ \t\f]*(?:#|$)/;
/** Longer first lines hold no declaration that anybody wrote. */
const HEAD = 2000;

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(startsWithMark(bytes) ? 3 : 0, HEAD)).toString("latin1");
  const [first = "", second = ""] = head.split(/\r\n?|\n/);
  const inFirst = DECLARATION.exec(first)?.[1];
  if (inFirst !== undefined) return inFirst;
  return BLANK.test(first) ? (DECLARATION.exec(second)?.[1] ?? null) : null;
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** CPython's names and aliases, in lower case and with hyphens, to the labels of the Encoding Standard. */
const CODECS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "utf-8": ["utf-8", "utf8", "u8", "utf", "utf-8-sig", "cp65001"],
    "latin-1": ["latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "iso-latin-1", "8859", "cp819"],
    ascii: ["ascii", "us-ascii", "646"],
    "iso-8859-2": ["iso-8859-2", "iso8859-2", "latin-2", "latin2"],
    "iso-8859-5": ["iso-8859-5", "iso8859-5", "cyrillic"],
    "iso-8859-7": ["iso-8859-7", "iso8859-7", "greek"],
    "iso-8859-15": ["iso-8859-15", "iso8859-15", "latin-9", "latin9"],
    "windows-1250": ["cp1250", "windows-1250", "1250"],
    "windows-1251": ["cp1251", "windows-1251", "1251"],
    "windows-1252": ["cp1252", "windows-1252", "1252"],
    "windows-1254": ["cp1254", "windows-1254", "1254", "iso-8859-9", "iso8859-9", "latin-5", "latin5"],
    "koi8-r": ["koi8-r"],
    "koi8-u": ["koi8-u"],
    "euc-jp": ["euc-jp", "eucjp", "ujis"],
    shift_jis: ["shift-jis", "shiftjis", "sjis", "s-jis", "cp932", "ms932"],
    "iso-2022-jp": ["iso-2022-jp"],
    gbk: ["gbk", "cp936", "936", "gb2312", "euc-cn", "chinese"],
    gb18030: ["gb18030"],
    big5: ["big5", "big5-tw"],
    "euc-kr": ["euc-kr", "euckr", "cp949", "949", "uhc", "korean"],
  }).flatMap(([codec, names]) => names.map((name) => [name, codec])),
);

/** An editor's suffix says nothing about the encoding: `utf-8-unix`, `latin-1-unix`. */
function codecOf(name: string): string | null {
  const normal = name.toLowerCase().replaceAll("_", "-");
  return (
    CODECS.get(normal) ?? CODECS.get(/^(?:utf-8|latin-1|iso-8859-1|iso-latin-1)(?=-)/.exec(normal)?.[0] ?? "") ?? null
  );
}

function decodeAs(bytes: Uint8Array, codec: string, declared: string): DecodedPython {
  // The Encoding Standard takes ISO 8859-1 for Windows-1252, and Node's decoder some versions of it the other way round.
  if (codec === "latin-1") return { kind: "text", text: latin1(bytes) };
  if (codec === "windows-1252") return { kind: "text", text: windows1252(bytes) };
  const isBroken = codec === "ascii" && bytes.some((byte) => byte > 127);
  try {
    if (!isBroken) return { kind: "text", text: new TextDecoder(codec, { fatal: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return undecodable(`The file is not valid ${declared}`);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

/** 0x80 to 0x9F; what is not assigned stays a control character. */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

function windows1252(bytes: Uint8Array): string {
  return latin1(bytes).replaceAll(/[\x80-\x9F]/g, (character) => WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80));
}

function undecodable(message: string): DecodedPython {
  return { kind: "undecodable", message };
}
