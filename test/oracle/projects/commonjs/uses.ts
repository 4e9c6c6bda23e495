import Manager = require("./manager");
import { first } from "./named";
import * as shorthand from "./shorthand";
import { helper } from "./shorthand";

export const all = [Manager, first, shorthand.helper, helper];
