export { lost } from "./lost-b";
