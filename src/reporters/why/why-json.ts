import { assertNever } from "../../model/assert-never.js";
import type { ModuleName, ResolvedImport } from "../../model/graph.js";
import { importedFrom } from "../../model/imported-from.js";
import { jsonChain, jsonRole } from "../json.js";
import { jsonRoutes } from "../json-routes.js";
import { safeJson } from "../sanitize.js";
import { definitionOf } from "./name-text.js";
import type { BypassOf, ModuleAnswer, NameAnswer, WhyAnswer } from "./why-answer.js";

/** The answer for programs: whole, however much it is. */
export function whyAsJson(answer: WhyAnswer): string {
  return safeJson({ schemaVersion: 1, asked: answer.asked, ...partsOf(answer) });
}

function partsOf(answer: WhyAnswer): object {
  switch (answer.kind) {
    case "name":
      return ofName(answer);
    case "module":
      return ofModule(answer);
    case "role":
      return { status: "role", role: jsonRole(answer.role) };
    case "routes":
      return { status: "route", ...jsonRoutes(answer.routes) };
    default:
      return assertNever(answer);
  }
}

function ofName(answer: NameAnswer): object {
  const { resolution, graph, roles, contracts, bypassOf, guess, alike } = answer;
  const definition = definitionOf(answer);
  const symbol = resolution.status === "definition" ? resolution.symbol : null;
  const names = symbol === null ? [] : graph.namesOf(symbol).filter((name) => name.how !== "import");
  return {
    status: resolution.status,
    symbol,
    kind: definition?.facts.kind ?? null,
    file: definition?.file ?? null,
    line: definition?.facts.span[0] ?? null,
    missing: resolution.status === "unresolved" ? missingOf(resolution.missing) : null,
    reason: resolution.status === "unknown" ? resolution.reason : null,
    module: resolution.status === "module" ? resolution.module : null,
    external: resolution.status === "external" ? resolution.name : null,
    guess: guess === "" ? null : guess,
    chain: jsonChain(resolution.chain),
    roles: roles.flatMap((role) => {
      const found = role.definitions.find((item) => item.symbol === symbol);
      return found === undefined ? [] : [{ role: role.id, class: found.class ?? "not compared" }];
    }),
    importFrom: contracts.map(({ from, place }) => ({ from, file: place.file, line: place.span[0] })),
    names: names.map(jsonName),
    imports: (symbol === null ? alike : graph.importsOf(symbol)).map((row) => jsonImport(row, bypassOf)),
  };
}

function missingOf(missing: Extract<NameAnswer["resolution"], { readonly status: "unresolved" }>["missing"]): object {
  return missing.kind === "module"
    ? { kind: "module", specifier: missing.specifier }
    : { kind: "name", module: missing.module, name: missing.name };
}

function ofModule({ file, graph, bypassOf, surroundings }: ModuleAnswer): object {
  const isOwn = (row: ResolvedImport): boolean => row.form !== "member";
  const importers = new Set(surroundings.edges.flatMap(({ from, to }) => (to === file ? from : [])));
  const places = new Set(
    surroundings.edges.flatMap(({ to, steps }) => (to === file ? steps.map(({ place }) => keyOf(place)) : [])),
  );
  const rows = [...importers].flatMap((importer) => graph.importsIn(importer));
  return {
    status: "module",
    file,
    language: graph.file(file)?.language ?? null,
    test: graph.file(file)?.isTest ?? false,
    names: graph
      .namesIn(file)
      .filter((name) => name.how !== "import")
      .map((name) => ({
        ...jsonName(name),
        status: name.resolution.status,
        symbol: name.resolution.status === "definition" ? name.resolution.symbol : null,
      })),
    dependencies: graph
      .importsIn(file)
      .filter(isOwn)
      .map((row) => jsonImport(row, bypassOf)),
    imports: rows
      .filter((row) => places.has(keyOf({ file: row.file, span: row.span })))
      .map((row) => jsonImport(row, bypassOf)),
  };
}

function keyOf(place: ModuleName["place"]): string {
  return JSON.stringify([place.file, place.span]);
}

function jsonName(name: ModuleName): object {
  return {
    module: name.module,
    name: name.name,
    line: name.place.span[0],
    how: name.how,
    test: name.isTest,
    chain: jsonChain(name.resolution.chain),
  };
}

function jsonImport(row: ResolvedImport, bypassOf: BypassOf): object {
  return {
    file: row.file,
    line: row.span[0],
    specifier: row.specifier,
    from: importedFrom(row),
    imported: row.imported,
    local: row.local,
    test: row.isTest,
    bypass: bypassOf(row),
  };
}
