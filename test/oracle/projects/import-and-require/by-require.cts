import { kind } from "dual";
import whole = require("dual");

export const found = [kind, whole.kind];
