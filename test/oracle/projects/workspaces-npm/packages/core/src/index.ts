export { Manager } from "./manager.js";
export * as features from "./features/first.js";
