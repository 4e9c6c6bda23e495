import data from "./data.json";
import { version } from "./data.json";
import * as whole from "./data.json";
import declared from "./declared.json";
import config from "./config";
import attributed from "./data.json" with { type: "json" };

export const all = [data, version, whole.version, declared, config, attributed];
