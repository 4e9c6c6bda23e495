/**
 * The tables of docs/manifest.md, from the JSON Schema of the manifest and the rules: one for each top-level key, with a row for each key in
 * it. A list shows as `[]` in the path of a key, a key of one's own choice as `<…>`.
 */
export function manifestTables(schema, rules) {
  return Object.fromEntries(
    Object.entries(schema.properties).map(([key, node]) => [
      `manifest-${key.replace("$", "")}`,
      () => tableOf(keysOf(node, key, schema.required.includes(key)), rules),
    ]),
  );
}

/** Every key that a manifest can have, as in the tables. */
export function manifestKeys(schema) {
  return Object.entries(schema.properties).flatMap(([key, node]) => keysOf(node, key, false).map(({ path }) => path));
}

/** What stands for a key that people choose themselves. */
const CHOSEN = { roles: "<role>", "source.aliases": "<pattern>", budgets: "<metric>" };

function keysOf(node, path, isRequired) {
  const own = { path, node, isRequired };
  // Beside the pattern or metric there is nothing to say about what stands under one; the rules of an override are those of the whole.
  if (path.endsWith(">") && node.description === undefined) return [];
  return path === "overrides[].rules" ? [own] : [own, ...keysBelow(node, path)];
}

function keysBelow(node, path) {
  const below = mappingOf(node);
  if (below !== undefined) {
    if (below.properties === undefined) return keysOf(below.additionalProperties, `${path}.${CHOSEN[path]}`, false);
    // The kinds of a rule have a page of their own.
    if (Object.keys(below.properties).every((kind) => isSeverity(below.properties[kind]))) return [];
    const required = below.required ?? [];
    return Object.entries(below.properties).flatMap(([key, inner]) =>
      keysOf(inner, `${path}.${key}`, required.includes(key)),
    );
  }
  return node.items === undefined ? [] : keysBelow(node.items, `${path}[]`);
}

/** A mapping, or what of a choice is one. */
function mappingOf(node) {
  return [node, ...(node.anyOf ?? [])].find(({ type }) => type === "object");
}

function tableOf(keys, rules) {
  const rows = keys.map(({ path, node, isRequired }) => {
    const type = typeOf(node, path);
    return `| \`${path}\` | ${type} | ${isRequired ? "required" : (severitiesOf(path, rules) ?? defaultOf(node))} | ${node.description ?? ""} |`;
  });
  return ["| key | type | default | what it means |", "| --- | --- | --- | --- |", ...rows, ""].join("\n");
}

function typeOf(node, path) {
  if (isSeverity(node)) return "severity";
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.enum !== undefined) return node.enum.map((value) => `\`${value}\``).join(", ");
  if (node.anyOf !== undefined) {
    const [one, other] = node.anyOf;
    if (other.type === "array") return `${typeOf(one, path)}, or a list`;
    return `${typeOf(one, path)}, or ${isSeverityMapping(other) ? "a mapping of kinds to severities" : "a mapping"}`;
  }
  if (node.type === "array")
    return node.items.type === "object" ? "list of mappings" : `list: ${typeOf(node.items, path)}`;
  if (node.type === "object")
    return node.properties === undefined ? `mapping by ${CHOSEN[path].slice(1, -1)}` : "mapping";
  if (node.type === "integer") return "whole number";
  return node.title ?? (node.type === "string" ? "text" : node.type);
}

/** The severities that the kinds of a rule have by themselves. */
function severitiesOf(path, rules) {
  const rule = rules.find(({ id }) => path === `rules.${id}`);
  if (rule === undefined) return null;
  return Object.entries(rule.kinds)
    .map(([kind, severity]) => `${kind}: ${severity}`)
    .join(", ");
}

function isSeverityMapping(node) {
  return Object.values(node.properties ?? {}).every(isSeverity);
}

function isSeverity(node) {
  return node.enum?.includes("off") === true;
}

function defaultOf(node) {
  if (node.default === undefined) return "";
  if (!Array.isArray(node.default)) return `\`${node.default}\``;
  // A bar in a glob would end the cell.
  return node.default.map((value) => `\`${value.replaceAll("|", String.raw`\|`)}\``).join(", ");
}
