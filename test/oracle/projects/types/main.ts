import type { Options } from "./model";
import type DefaultType from "./model";
import type * as model from "./model";
import { type Result, run } from "./model";
import { TypeOnly, type Renamed } from "./types-barrel";

export type ByImport = import("./model").Options;
export type Nested = import("./model").Space.Deep;
export type Whole = typeof import("./model");
export type Generic = import("./model").Box<import("./model").Options>;
export type Value = typeof import("./model").run;
export type All = Options | DefaultType | model.Options | model.Space.Deep | Result | TypeOnly | Renamed;
export const value = run;
