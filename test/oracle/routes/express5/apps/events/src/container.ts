export interface Container {
  readonly events: ReadonlyMap<string, string>;
  readonly clock: () => Date;
}

export function makeContainer(): Container {
  return { events: new Map(), clock: () => new Date(0) };
}
