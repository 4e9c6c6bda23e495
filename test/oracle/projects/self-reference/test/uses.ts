import { Selfish, part } from "selfish";
import { hidden } from "selfish/hidden";

export const all = [Selfish, part, hidden];
