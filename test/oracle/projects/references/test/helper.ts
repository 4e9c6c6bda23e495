export function helper(value: unknown) {
  return value;
}
