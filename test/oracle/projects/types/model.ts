export interface Options {}
export type Result = number;
export interface Box<T> {
  readonly value: T;
}
export namespace Space {
  export interface Deep {}
}
export function run() {}
export default interface Shape {}
