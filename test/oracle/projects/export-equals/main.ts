import Manager = require("./manager");
import DefaultManager from "./manager";
import { Options, create } from "./merged";
import merged = require("./merged");
import * as whole from "./object";
import object from "./object";
import { a } from "./object";
import Chained from "./chained";
import es = require("./es");

export const all = [Manager, DefaultManager, create, merged.create, whole.a, object, a, Chained, es.inner, es.default];
export type Types = Options | merged.Options;
