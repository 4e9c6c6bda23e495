import "./augmented";

declare module "./augmented" {
  interface Base {
    readonly extra: number;
  }
  interface Added {
    readonly added: number;
  }
}
