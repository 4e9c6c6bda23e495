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
    expect(decode(bytes(written))).toEqual({ kind: "text", text });
  });

  test.each([
    ["a NUL byte", bytes("a\0b"), "nulByte"],
    ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x61, 0x00), "nulByte"],
    ["half a character", Uint8Array.of(0x61, 0xc3), "invalidUtf8"],
    ["Latin-1", Uint8Array.of(0x61, 0xe4, 0x62), "invalidUtf8"],
    ["a surrogate", Uint8Array.of(0xed, 0xa0, 0x80), "invalidUtf8"],
  ] as const)("%s is no text", (_, content, reason) => {
    expect(decode(content)).toEqual({ kind: "binary", reason });
  });

  test("only the first 8,000 bytes are searched for NUL", () => {
    expect(decode(bytes(`${"a".repeat(7999)}\0`)).kind).toBe("binary");
    expect(decode(bytes(`${"a".repeat(8000)}\0`)).kind).toBe("text");
  });
});
