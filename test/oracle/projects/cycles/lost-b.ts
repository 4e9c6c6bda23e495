export { lost } from "./lost-a";
