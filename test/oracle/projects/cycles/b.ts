import { A } from "./a";
export { A as roundTrip } from "./a";

export class B extends A {}
