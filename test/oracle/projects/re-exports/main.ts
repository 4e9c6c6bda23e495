import Default, { Renamed, Again, FromDefault, Passed, constant as localName, NoSuch } from "./index";
import { default as ByName } from "./service";
import AlsoDefault from "./as-default";
import { A, B } from "./aliases";

export const all = [Default, Renamed, Again, FromDefault, Passed, localName, NoSuch, ByName, AlsoDefault, A, B];
