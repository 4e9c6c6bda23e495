export function start(...values: unknown[]) {
  return values;
}
