import * as ns from "./library";
import { models, Outer } from "./library";
import * as again from "./again";

const created = new ns.Manager();
const deep = ns.models.User.create();
const byName = models.User;
const inNamespace = Outer.Inner.value;
const viaBoth = again.library.models.User;
const element = ns["Manager"];
const { Manager: taken, models: takenModels } = ns;
const missing = ns.missing;

export function typed(user: ns.models.User, options: Outer.Options, other: again.library.Manager): ns.Options {
  return [user, options, other] as never;
}
export class Child extends ns.Manager implements ns.Options {}
export const all = [created, deep, byName, inNamespace, viaBoth, element, taken, takenModels, missing];
