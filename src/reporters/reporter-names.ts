/** The names of the reporters, in the order in which the help lists them; the reporters themselves are loaded when one is used. */
export const REPORTER_NAMES = [
  "console",
  "concise",
  "json",
  "sarif",
  "html",
  "markdown",
  "github",
  "gitlab",
  "junit",
  "status",
] as const;

export type ReporterName = (typeof REPORTER_NAMES)[number];
