function merged() {}
namespace merged {
  export interface Options {
    readonly a: number;
  }
  export function create() {}
}
export = merged;
