export { default as books } from "./books.js";
export * from "./loans.js";
export { readers } from "./readers.js";
