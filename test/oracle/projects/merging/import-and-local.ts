import { Shape } from "./merged";

interface Local {}
const Local = 1;
export { Local, Shape };
