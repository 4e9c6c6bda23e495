export { tags } from "./tags.js";
export * from "./colors.js";
