import { kind } from "#which";
import common = require("#which");

export const kinds = [kind, common.kind];
