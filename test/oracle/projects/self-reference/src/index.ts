export { part } from "selfish/part";
export class Selfish {}
