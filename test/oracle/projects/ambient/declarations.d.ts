declare module "*.svg" {
  const url: string;
  export default url;
}
declare module "*.shader" {
  export const anything: string;
}
declare module "virtual:config" {
  export const config: string;
}
declare module "legacy-lib" {
  export function run(): void;
}
declare module "declared-package" {
  export const declared: string;
}
declare module "short-hand";
interface SomethingGlobal {}
