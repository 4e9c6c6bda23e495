import { z } from "zod";
import type { KeyPath } from "./key-path.js";
import { type Located, entryOf, nearestPlace, nodeAt, plainValue } from "./located.js";
import type { NoteMistake } from "./manifest-error.js";
import { nearest } from "../model/nearest.js";
import { quote } from "./path-text.js";

/** Holds one manifest file against the schema, and notes everything that does not fit, each at its place. */
export function checkShape(root: Located, schema: z.ZodType, note: NoteMistake): void {
  const { error } = schema.safeParse(plainValue(root), { error: ({ code, expected }) => expectedText(code, expected) });
  for (const issue of error?.issues ?? []) noteIssue(issue, [], { root, schema, note });
}

type Issue = z.core.$ZodIssue;

interface Checked {
  readonly root: Located;
  readonly schema: z.ZodType;
  readonly note: NoteMistake;
}

const TYPES: Readonly<Record<string, string>> = {
  object: "a mapping of keys to values",
  record: "a mapping of keys to values",
  array: "a list",
  string: "a text",
  number: "a number",
  int: "a whole number",
};

/** For what the schema has no words of its own: the mappings and the plain lists. */
function expectedText(code: string | undefined, expected: unknown): string {
  return code === "invalid_type" && typeof expected === "string"
    ? `expected ${TYPES[expected] ?? expected}`
    : "is not valid";
}

function noteIssue(issue: Issue, prefix: KeyPath, checked: Checked): void {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) noteUnknownKey(path, key, checked);
    return;
  }
  const branch = issue.code === "invalid_union" ? intendedBranch(issue.errors) : null;
  if (branch !== null) {
    for (const inner of branch) noteIssue(inner, path, checked);
    return;
  }
  const { root, note } = checked;
  const node = nodeAt(root, path);
  if (node === null) note(nearestPlace(root, path), path, `is missing, ${issue.message}`);
  else if (issue.code === "custom") note(node.place, path, issue.message);
  else note(placeToPoint(root, node, path), path, `${issue.message}, found ${show(node)}${suggestion(node, issue)}`);
}

/** An empty value has no text of its own to point at; its key has. */
function placeToPoint(root: Located, node: Located, path: KeyPath): Located["place"] {
  return node.kind === "scalar" && node.value === null ? nearestPlace(root, path) : node.place;
}

/** The alternative whose outer form fits, so that its inner mistakes are the ones to tell; null when none fits, or both. */
function intendedBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const isOuter = ({ code, path }: Issue): boolean =>
    path.length === 0 && (code === "invalid_type" || code === "invalid_value");
  const fitting = branches.filter((issues) => !issues.some(isOuter));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function noteUnknownKey(path: KeyPath, key: string, { root, schema, note }: Checked): void {
  const valid = keysAt(schema, path);
  const meant = nearest(key, valid);
  const hint = meant === null ? `expected one of ${valid.join(", ")}` : `did you mean ${quote(meant)}?`;
  const place = entryOf(nodeAt(root, path), key)?.keyPlace ?? nearestPlace(root, path);
  const known = valid.length === 0 ? "none is expected here" : hint;
  note(place, [...path, key], `unknown ${wordFor(path)} ${quote(key)}${meant === null ? ": " : "; "}${known}`);
}

/** Keys below `rules` are names of rules, and those below them kinds of findings. */
function wordFor(path: KeyPath): string {
  if (path.at(-1) === "rules") return "rule";
  return path.at(-2) === "rules" ? "kind" : "key";
}

/** The keys that a mapping at this path may have. */
function keysAt(schema: z.ZodType, path: KeyPath): readonly string[] {
  let reached = unwrap(schema);
  for (const key of path) reached = reached.flatMap((at) => stepInto(at, key).flatMap(unwrap));
  return reached
    .flatMap((at) => (at instanceof z.ZodObject ? Object.keys(at.shape) : []))
    .filter((key) => key !== "$schema");
}

function stepInto(schema: z.ZodType, key: string | number): readonly z.ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType];
  if (!(schema instanceof z.ZodObject)) return [];
  const inner: unknown = Object.entries(schema.shape).find(([name]) => name === key)?.[1];
  return inner instanceof z.ZodType ? [inner] : [];
}

function unwrap(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => unwrap(option as z.ZodType));
  return [schema];
}

function show(node: Located): string {
  if (node.kind === "map") return "a mapping";
  if (node.kind === "list") return node.items.length === 0 ? "an empty list" : "a list";
  if (node.value === null) return "nothing";
  return typeof node.value === "string" ? quote(node.value) : String(node.value);
}

function suggestion(node: Located, issue: Issue): string {
  if (node.kind !== "scalar" || typeof node.value !== "string") return "";
  const values = validValues(issue).filter((value) => typeof value === "string");
  const meant = nearest(node.value, values);
  return meant === null ? "" : `; did you mean ${quote(meant)}?`;
}

function validValues(issue: Issue): readonly unknown[] {
  if (issue.code === "invalid_value") return issue.values;
  return issue.code === "invalid_union" ? issue.errors.flat().flatMap(validValues) : [];
}
