import { Both, make, Level, Shape, Kind, Config, Space } from "./merged";
import { Base, Added } from "./augmented";

export const all = [Both, make, make.helper, Level.Low, Shape, Kind, Config, Space.first, Space.second, new Base().extra];
export type Types = Both | Level | Shape | Kind | Config | make.Options | Added;
