import { "a name with spaces" as spaced, $dollar, _under, ünïcode } from "./names";
import { "a name with spaces" as again, "default" as standard } from "./barrel";

export const all = [spaced, $dollar, _under, ünïcode, again, standard];
