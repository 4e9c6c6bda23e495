declare const require: (specifier: string) => never;

const { first } = require("./named");
const Manager = require("./manager");

export const all = [first, Manager];
