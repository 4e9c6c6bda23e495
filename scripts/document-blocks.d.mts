export interface Block {
  readonly language: string;
  readonly text: string;
  /** The file that it is the content of. */
  readonly file: string | null;
  /** Where its text begins and ends in the whole. */
  readonly start: number;
  readonly end: number;
}

/** The fenced blocks of a Markdown text. */
export function blocksIn(markdown: string): readonly Block[];
