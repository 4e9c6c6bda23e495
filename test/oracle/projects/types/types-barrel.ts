export type { Options as TypeOnly } from "./model";
export { type Result as Renamed } from "./model";
