import { settings } from "#settings";
import { tool } from "#lib/tool";
import { secret } from "#lib/private/secret";
import { readFileSync } from "#fs";
import { tool as byJs } from "#by-js/tool.js";

export const all = [settings, tool, secret, readFileSync, byJs];
