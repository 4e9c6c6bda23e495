import { describe, expect, test } from "vitest";
import { decode } from "../../src/extract/decode.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("decoding", () => {
  test.each([
    ["a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd"],
    ["\uFEFFa", "a"],
    ["\uFEFF\uFEFFa", "\uFEFFa"],
    ["", ""],
    ["ä€😀", "ä€😀"],
  ])("%j is the text %j", (written, text) => {
    expect(decode(bytes(written), "typescript")).toEqual({ kind: "text", text });
  });

  test.each([
    ["a NUL byte", bytes("a\0b"), "nulByte"],
    ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x61, 0x00), "nulByte"],
    ["half a character", Uint8Array.of(0x61, 0xc3), "invalidUtf8"],
    ["Latin-1", Uint8Array.of(0x61, 0xe4, 0x62), "invalidUtf8"],
    ["a surrogate", Uint8Array.of(0xed, 0xa0, 0x80), "invalidUtf8"],
  ] as const)("%s is no text", (_, content, reason) => {
    expect(decode(content, "typescript")).toEqual({ kind: "binary", reason });
  });

  test("only the first 8,000 bytes are searched for NUL", () => {
    expect(decode(bytes(`${"a".repeat(7999)}\0`), "typescript").kind).toBe("binary");
    expect(decode(bytes(`${"a".repeat(8000)}\0`), "typescript").kind).toBe("text");
  });
});

describe("decoding Python", () => {
  const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

  test.each([
    ["in the first line", "# -*- coding: latin-1 -*-\nx = 'ä'"],
    ["in the second line", "#!/usr/bin/python\n# vim: set fileencoding=iso-8859-1 :\nx = 'ä'"],
    ["below a blank line", "\n  # coding=Latin_1\nx = 'ä'"],
    ["with CR LF", "# coding: latin1\r\nx = 'ä'"],
    ["with an editor's suffix", "# coding: iso-8859-1-unix\nx = 'ä'"],
  ])("an encoding that is declared %s", (_, text) => {
    expect(decode(latin1(text), "python")).toEqual({ kind: "text", text: text.replaceAll("\r", "") });
  });

  test.each([
    ["cp1252", [0x80], "€"],
    ["latin-1", [0x80], "\u0080"],
    ["iso-8859-15", [0xa4], "€"],
    ["koi8-r", [0xc1], "а"],
    ["shift_jis", [0x83, 0x5e], "タ"],
    ["utf8", [0xc3, 0xa4], "ä"],
  ])("%s", (name, content, character) => {
    const text = `# coding: ${name}\n`;
    expect(decode(Uint8Array.of(...bytes(text), ...content), "python")).toEqual({
      kind: "text",
      text: text + character,
    });
  });

  test.each([
    ["an encoding that nobody knows", latin1("# coding: uft-8\nx = 1"), "Unknown encoding: uft-8"],
    ["no UTF-8, and nothing declared", latin1("x = 'ä'"), "The file is not valid utf-8"],
    ["a declaration in the third line", latin1("\n\n# coding: latin-1\n'ä'"), "The file is not valid utf-8"],
    ["a declaration below code", latin1("x = 1\n# coding: latin-1\n'ä'"), "The file is not valid utf-8"],
    ["more than ASCII", latin1("# coding: ascii\n'ä'"), "The file is not valid ascii"],
    [
      "a byte order mark that says otherwise",
      bytes("\uFEFF# coding: latin-1\nx = 1"),
      "The file declares latin-1, and starts with the byte order mark of UTF-8",
    ],
  ])("%s", (_, content, message) => {
    expect(decode(content, "python")).toEqual({ kind: "undecodable", message });
  });

  test("a comment that only talks about coding declares nothing", () => {
    expect(decode(bytes("# coding is fun\nx = 'ä'"), "python").kind).toBe("text");
    expect(decode(bytes("\uFEFF# coding: utf-8\nx"), "python")).toEqual({ kind: "text", text: "# coding: utf-8\nx" });
  });

  test("other languages have no declarations", () => {
    expect(decode(latin1("# coding: latin-1\nx = 'ä'"), "typescript").kind).toBe("binary");
  });
});
