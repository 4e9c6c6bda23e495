export { Service as default } from "./named";
