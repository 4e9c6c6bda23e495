import { Service as Passed } from "./named";

export { default } from "./service";
export { Service as Renamed } from "./named";
export { Renamed as Again } from "./again";
export { default as FromDefault } from "./service";
export { Passed };
export { constant } from "./constants";
export { missing as NoSuch } from "./constants";
