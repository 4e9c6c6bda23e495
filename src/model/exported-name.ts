const WHOLE = "module.exports";
const PREFIX = "exports.";

/**
 * The name in a flow of what a CommonJS module exports under the name of a definition: a property of an object, which code in the module
 * never means by the name alone. No name of a module is spelled like this.
 */
export function exportedAs(definition: string): string {
  return definition === WHOLE ? WHOLE : PREFIX + definition;
}

/** The definition that a name of a flow belongs to: of `exports.a`, `a`. */
export function definitionBehind(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
}
