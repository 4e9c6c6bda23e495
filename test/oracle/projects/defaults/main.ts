import AnonymousClass from "./anonymous-class";
import anonymousFunction from "./anonymous-function";
import NamedClass from "./named-class";
import expression from "./expression";
import object, { other } from "./object";
import Component from "./component";
import Merged from "./merged";
import None from "./none";
import Arrow from "./arrow";
import dotted from "./dotted";

export const all = [AnonymousClass, anonymousFunction, NamedClass, expression, object, other];
export const more = [Component, None, Arrow, dotted];
export type Shape = Merged;
