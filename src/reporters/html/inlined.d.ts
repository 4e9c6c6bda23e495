/** The text of a file, put into the code by `scripts/inlined.mjs`: of a script as one script with all that it imports. */
declare module "*?inlined" {
  export const text: string;
}
