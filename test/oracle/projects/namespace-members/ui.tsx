export function Button(_: { label: string }) {
  return null;
}
export * as parts from "./parts";
