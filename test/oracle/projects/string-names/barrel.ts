export * from "./names";
export { $dollar as "default" } from "./names";
