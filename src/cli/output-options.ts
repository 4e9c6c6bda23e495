import { DEFAULT_WIDTH, type Terminal } from "./terminal.js";
import { colorOf } from "./common-values.js";

/** The two ways in which the commands that answer questions print. */
export const FORMAT_OPTION = {
  reporter: {
    alias: "r",
    choices: ["console", "json"],
    requiresArg: true,
    default: "console",
    describe: "For people or for programs",
    group: "Output:",
  },
} as const;

/** How text for people is laid out. */
export interface TextSettings {
  readonly width: number;
  readonly color: boolean;
}

export function textSettings(color: string | undefined, terminal: Terminal): TextSettings {
  return { width: terminal.columns ?? DEFAULT_WIDTH, color: colorOf(color, terminal) };
}
