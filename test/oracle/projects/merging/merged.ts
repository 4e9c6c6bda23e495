export interface Both {
  readonly a: number;
}
export class Both {}
export function make() {}
export namespace make {
  export interface Options {}
  export const helper = 1;
}
export enum Level {
  Low,
}
export enum Level {
  High = 1,
}
export type Shape = { readonly kind: string };
export const Shape = { kind: "shape" };
export const Kind = { A: "a" } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];
export interface Config {
  readonly a: number;
}
export interface Config {
  readonly b: number;
}
export declare const Config: Config;
export namespace Space {
  export const first = 1;
}
export namespace Space {
  export const second = 2;
}
