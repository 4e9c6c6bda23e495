import type { Place } from "../../../../model/span.js";
import type { ClassValue, DecoratorUse, HostCall, Value } from "../../../flow/value.js";
import { optionsOf, settled } from "../../../flow/values.js";

/** A decorator of Nest that was called. */
export interface NestDecorator {
  /** Dotted: `@nestjs/common.Get`. */
  readonly name: string;
  readonly call: HostCall;
  readonly place: Place;
}

/**
 * Decorators in the order in which they are applied, from the lowest to the top, so that of several of one kind the last one counts.
 * `applyDecorators` is replaced by what it applies.
 */
export function decoratorsOf(uses: readonly DecoratorUse[]): readonly NestDecorator[] {
  return uses.toReversed().flatMap(({ value, place }) => applied(value, place));
}

function applied(given: Value, place: Place): readonly NestDecorator[] {
  return optionsOf(settled(given)).flatMap((value): readonly NestDecorator[] => {
    if (value.kind === "list") return value.items.flatMap((item) => applied(item, place));
    if (value.kind !== "host") return [];
    if (value.type === "@nestjs/common.applyDecorators")
      return value.made.arguments.flatMap((argument) => applied(argument.value, place));
    return [{ name: value.type, call: value.made, place }];
  });
}

/** The decorator of a class, or of the nearest base that has it: what Nest keeps with a class is inherited. */
export function classDecorator(owner: ClassValue, name: string): NestDecorator | null {
  for (const one of lineageOf(owner).classes) {
    const found = decoratorsOf(one.decorators).findLast((decorator) => decorator.name === name);
    if (found !== undefined) return found;
  }
  return null;
}

/** A class and its bases, from the class up; `outside` when it goes on where there is no code. */
export function lineageOf(owner: ClassValue): { readonly classes: readonly ClassValue[]; readonly outside: boolean } {
  const classes: ClassValue[] = [];
  let next: Value | undefined = owner;
  while (next?.kind === "class" && !classes.includes(next)) {
    classes.push(next);
    next = baseOf(next);
  }
  return { classes, outside: next !== undefined && next.kind !== "class" };
}

function baseOf({ bases: [base] }: ClassValue): Value | undefined {
  return base === undefined ? undefined : optionsOf(settled(base))[0];
}
