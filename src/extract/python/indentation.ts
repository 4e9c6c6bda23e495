/** The indentation of the lines of a text, by the rules of CPython's tokenizer. */
export interface Indentation {
  /** The indentation at the start of a line. */
  measure(text: string, start: number): Measured;
  /** Goes on to a line that has this indentation. Gives what is wrong with it, or null. */
  enter(column: number, alternate: number, expectsBlock: boolean): string | null;
}

interface Measured {
  /** With tabs that go on to the next multiple of eight. */
  readonly column: number;
  /** With tabs that are as wide as a space. Lines that compare differently by the two mix tabs and spaces. */
  readonly alternate: number;
  /** Where the indentation ends. */
  readonly end: number;
}

const TAB = 8;
const MIXED = "Inconsistent use of tabs and spaces in indentation";

export function indentation(): Indentation {
  const columns = [0];
  const alternates = [0];
  return {
    measure,
    enter(column, alternate, expectsBlock) {
      const current = columns.at(-1) ?? 0;
      const currentAlternate = alternates.at(-1) ?? 0;
      if (column === current) {
        if (alternate !== currentAlternate) return MIXED;
        return expectsBlock ? "Expected an indented block" : null;
      }
      if (column > current) {
        columns.push(column);
        alternates.push(alternate);
        if (alternate <= currentAlternate) return MIXED;
        return expectsBlock ? null : "Unexpected indent";
      }
      while ((columns.at(-1) ?? 0) > column) {
        columns.pop();
        alternates.pop();
      }
      if (expectsBlock) return "Expected an indented block";
      if (columns.at(-1) !== column) return "Unindent does not match any outer indentation level";
      return alternates.at(-1) === alternate ? null : MIXED;
    },
  };
}

function measure(text: string, start: number): Measured {
  let column = 0;
  let alternate = 0;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      column++;
      alternate++;
    } else if (code === 9) {
      column = (Math.floor(column / TAB) + 1) * TAB;
      alternate++;
    } else if (code === 12) {
      // A form feed starts over.
      column = 0;
      alternate = 0;
    } else return { column, alternate, end: at };
  }
}
