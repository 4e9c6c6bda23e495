export interface OnlyType {
  readonly a: number;
}
export const valueThroughTypes = 1;
