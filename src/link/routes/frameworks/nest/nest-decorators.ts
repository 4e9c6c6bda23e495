import type { Place } from "../../../../model/span.js";
import { lineage } from "../../../flow/members.js";
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
    return [{ name: value.type.replace(DEEP, "$1.$2"), call: value.made, place }];
  });
}

/** `@nestjs/common/decorators.Module` is the same as `@nestjs/common.Module`. */
const DEEP = /^(@nestjs\/[\w-]+)\/[^A-Z]*([A-Z].*)$/;

/** The decorator of a class, or of the nearest base that has it: what Nest keeps with a class is inherited. */
export function classDecorator(owner: ClassValue, name: string): NestDecorator | null {
  for (const one of lineage(owner)) {
    const found = decoratorsOf(one.decorators).findLast((decorator) => decorator.name === name);
    if (found !== undefined) return found;
  }
  return null;
}
