export class Client {}
export namespace Space {
  export namespace Inner {
    export const value = 1;
  }
  export interface Options {}
}
