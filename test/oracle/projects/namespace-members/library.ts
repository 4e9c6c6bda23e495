export class Manager {}
export interface Options {}
export * as models from "./models";
export namespace Outer {
  export namespace Inner {
    export const value = 1;
  }
  export interface Options {}
  const hidden = 1;
}
export namespace Dotted.Path {
  export class Leaf {}
}
