import { gitTool } from "../tools/git.mjs";
import { dependencyCruiser } from "../tools/dependency-cruiser.mjs";
import { fallow } from "../tools/fallow.mjs";
import { jscpd } from "../tools/jscpd.mjs";
import { knip } from "../tools/knip.mjs";
import { madge } from "../tools/madge.mjs";
import { oxlint } from "../tools/oxlint.mjs";
import { ssotlint } from "../tools/ssotlint.mjs";

/**
 * The tools that are measured, ssotlint first.
 *
 * A tool has `runs`, which follow one another in each round: a `kind`, the `command`, what is done `before` it and `after` it without being
 * timed, the exit codes that it `accepts`, and which run of ssotlint it is compared `against`. And it has `look`, which says once, also
 * untimed, what the tool saw: its files and its internal edges, or null where it does not tell, and the errors that it reported of the
 * configuration.
 */
export const TOOLS = [ssotlint, gitTool, oxlint, fallow, knip, dependencyCruiser, madge, jscpd];
