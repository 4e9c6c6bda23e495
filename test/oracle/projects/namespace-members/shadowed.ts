import * as ns from "./library";

export function parameter(ns: { Manager: number }) {
  return ns.Manager;
}
export function variable() {
  const ns = { Options: 1 };
  return ns.Options;
}
export function block() {
  {
    const ns = { models: 1 };
    ns.models;
  }
  return ns.Outer;
}
export const shorthand = { ns };
export const chained = ns?.Dotted?.Path;
