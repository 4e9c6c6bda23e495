export { Service as Renamed } from "./named";
