/** The version in package.json; a test holds them together. */
export const VERSION = "0.1.0";

/** Where people read about ssotlint: the homepage in package.json. */
export const HOMEPAGE = "https://www.npmjs.com/package/ssotlint";
