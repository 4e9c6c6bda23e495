/**
 * Fills the `{placeholders}` of a message with a violation's data.
 * @throws {Error} when one has no value: a bug of the rule, which its types prevent.
 */
export function fillMessage(template: string, data: Readonly<Record<string, string | number>>): string {
  return template
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = data[name];
      if (value === undefined) throw new Error(`The message "${template}" has no value for {${name}}.`);
      return oneLine(String(value));
    })
    .trim();
}

/** Reasons and names from manifests and code may hold line breaks; a message is one line. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
