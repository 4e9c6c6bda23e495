import { lineEndBehind, report, type ScanState, type StringKind } from "./scan-state.js";

/** Reads a string from its quotes on, up to its end or its first replacement field. */
export function readString(state: ScanState, start: number, quoteAt: number): void {
  const { text } = state;
  const quote = text.charAt(quoteAt);
  const isTriple = text.charAt(quoteAt + 1) === quote && text.charAt(quoteAt + 2) === quote;
  const quotes = isTriple ? quote.repeat(3) : quote;
  const prefix = text.slice(start, quoteAt);
  const string = { start, quotes, hasFields: /[ft]/i.test(prefix), isRaw: /r/i.test(prefix) };
  readStringPart(state, string, start, quoteAt + quotes.length, false);
}

/** Reads the text of a string, or the format of a replacement field, up to a field or its end. */
export function readStringPart(
  state: ScanState,
  string: StringKind,
  partStart: number,
  from: number,
  isFormat: boolean,
): void {
  const { text } = state;
  const { quotes } = string;
  const isTriple = quotes.length === 3;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) {
      at = behindBackslash(text, string, at) - 1;
    } else if (code === 10 && !isTriple) {
      report(state, string.start, at, "Unterminated string literal", true);
      if (isFormat) state.open.pop();
      endPart(state, partStart, at);
      return;
    } else if (text.startsWith(quotes, at)) {
      if (isFormat) leaveField(state);
      endPart(state, partStart, at + quotes.length);
      return;
    } else if (string.hasFields && code === 123) {
      if (!isFormat && text.charCodeAt(at + 1) === 123) at++;
      else {
        endPart(state, partStart, at);
        state.open.push({ code, offset: at, string });
        state.at = at + 1;
        return;
      }
    } else if (isFormat && code === 125) {
      // What closes the field closes it like any bracket.
      endPart(state, partStart, at);
      return;
    }
  }
  report(
    state,
    string.start,
    Math.min(lineEndBehind(text, string.start), text.length),
    "Unterminated string literal",
    true,
  );
  endPart(state, partStart, text.length);
}

/** A backslash takes the character behind it along, but no brace; `\N{DASH}` is one character. */
function behindBackslash(text: string, { hasFields, isRaw }: StringKind, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (!hasFields) return at + 2;
  if (next === 123 || next === 125) return at + 1;
  if (isRaw || next !== 78 || text.charCodeAt(at + 2) !== 123) return at + 2;
  const close = text.indexOf("}", at);
  return close === -1 ? at + 2 : close + 1;
}

function endPart(state: ScanState, start: number, end: number): void {
  if (end > start) state.literals.push(start, end);
  state.at = end;
}

/** A string that ends in the format of a field has a field that does not end. */
function leaveField(state: ScanState): void {
  const field = state.open.pop();
  if (field !== undefined) report(state, field.offset, field.offset + 1, "'{' was never closed", true);
}
