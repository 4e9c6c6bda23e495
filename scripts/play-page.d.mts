/** The pages that a reader can follow from top to bottom. */
export const PLAYED_PAGES: readonly string[];

/** Command lines that are not run, but done in another way: what they install is what is built here. */
export const INSTALLS: readonly string[];

/** Follows a page from top to bottom, and gives it with what its commands say, and the commands. */
export function playPage(markdown: string): { readonly page: string; readonly commands: readonly string[] };
