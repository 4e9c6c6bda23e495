export function over(value: string): string;
export function over(value: number): number;
export function over(value: unknown) {
  return value;
}
