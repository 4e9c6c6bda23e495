/**
 * Makes text from analysed code safe for a terminal and for people's eyes: control characters (so every ANSI sequence), bidirectional
 * overrides, invisible characters and lone surrogates become visible stand-ins of one column each. Nothing is dropped, so that nobody
 * can hide a part of a name, and what is printed stays on one line.
 */
export function sanitize(text: string): string {
  return text.replace(UNSAFE, standIn);
}

/**
 * Writes a value as JSON that is as harmless on a terminal as {@link sanitize} makes text, but loses nothing: what is unsafe stands there
 * as `\uXXXX`. Indented by two, with a newline at the end.
 */
export function safeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(UNSAFE_IN_JSON, unicodeEscapes)}\n`;
}

/** Controls, lone surrogates, line and paragraph separators, bidirectional controls, zero-width characters that join nothing, tags. */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\u2060\uFEFF\u{E0000}-\u{E007F}]/gu;

/** The same without the line feeds that indented JSON is made of: those inside strings are escaped already. */
const UNSAFE_IN_JSON = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\u2060\uFEFF\u{E0000}-\u{E007F}]/gu;

const CONTROL_PICTURES = 0x24_00;
const DELETE = 0x7f;

function standIn(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
  return code === DELETE ? "␡" : "\uFFFD";
}

function unicodeEscapes(character: string): string {
  let escapes = "";
  for (let index = 0; index < character.length; index++) {
    escapes += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escapes;
}
