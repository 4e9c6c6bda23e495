import { describe, expect, test } from "vitest";
import type { Manifest } from "../../src/model/manifest.js";
import type { RouteTable } from "../../src/model/routes.js";
import { FILE_START } from "../../src/model/span.js";
import { cls } from "../fake-graph.js";
import { fakeContract, fakeManifest, fakeRole } from "../fake-manifest.js";
import { NO_ROUTES } from "../fake-route-table.js";
import { findAll } from "./find.js";

const PLACE = { file: "ssotlint.yaml", span: FILE_START };
const MODULES = {
  "app/manager.py": { defines: [cls("Manager", ["send_to_user", "broadcast_all"])], aliases: { app: "Manager" } },
  "app/other.py": { defines: [cls("ManagerMode", [], { kind: "enum" }), cls("Unrelated", ["paint"])] },
};
const ROLE = { canonical: "app/manager.py#Manager", name: "*manager*" };
const SOURCE = fakeManifest().source;
const ROUTES = fakeManifest().routes;

const TABLE: RouteTable = {
  ...NO_ROUTES,
  apps: [{ id: "app/manager.py#Manager", framework: "fastapi", place: PLACE, host: "app/manager.py#Manager" }],
};

/** The drift of a manifest as `kind: message`. */
function drift(more: Partial<Manifest>): readonly string[] {
  return findAll(MODULES, more, TABLE)
    .findings.filter((finding) => finding.rule === "manifest-drift")
    .map((finding) => `${finding.kind}: ${finding.message}`);
}

describe("missing", () => {
  test.each<[string, Partial<Manifest>, string | null]>([
    ["nothing", { roles: [fakeRole(ROLE)] }, null],
    [
      "a canonical symbol",
      { roles: [fakeRole({ ...ROLE, canonical: "app/x.py#Manager" })] },
      "The canonical symbol of role manager does not exist: `app/x.py#Manager`.",
    ],
    [
      "an implementation",
      { roles: [fakeRole({ ...ROLE, implementation: ["app/manager.py#Impl"] })] },
      "The implementation of role manager does not exist: `app/manager.py#Impl`.",
    ],
    [
      "a variant",
      { roles: [fakeRole({ ...ROLE, variants: [{ symbol: "app/x.py#V", until: "2020-01-01" }] })] },
      "The variant of role manager does not exist: `app/x.py#V`.",
    ],
    [
      "a base",
      { roles: [fakeRole({ ...ROLE, extends: ["app/x.py#Base"] })] },
      "The base under `match.extends` of role manager does not exist: `app/x.py#Base`.",
    ],
    ["a base outside the code", { roles: [fakeRole({ ...ROLE, extends: ["events.EventEmitter"] })] }, null],
    ["what was canonical earlier", { roles: [fakeRole({ ...ROLE, formerly: ["app/x.py#Manager"] })] }, null],
    [
      "a glob of a role",
      { roles: [fakeRole({ ...ROLE, within: ["app/**", "lib/**"] })] },
      "The glob in `match.within` of role manager does not exist: `lib/**`.",
    ],
    [
      "a glob of the source",
      { source: { ...SOURCE, include: ["lib/**"] } },
      "The glob in `source.include` does not exist: `lib/**`.",
    ],
    [
      "a glob of an override",
      { overrides: [{ files: ["lib/**"], rules: new Map() }] },
      "The glob in `overrides` does not exist: `lib/**`.",
    ],
    ["an excluded glob", { source: { ...SOURCE, exclude: ["lib/**"], tests: ["spec/**"] } }, null],
    [
      "an imported symbol",
      { imports: [fakeContract("app/x.py#Manager", "app.manager")] },
      "The symbol under `imports` does not exist: `app/x.py#Manager`.",
    ],
    [
      "a canonical module",
      { imports: [fakeContract("app/manager.py#Manager", "app.x")] },
      "The canonical module of `app/manager.py#Manager` does not exist: `app.x`.",
    ],
    [
      "a canonical module without the symbol",
      { imports: [fakeContract("app/manager.py#Manager", "app.other")] },
      "What is to be imported from `app.other` does not exist: `app/manager.py#Manager`.",
    ],
    [
      "a deprecated module",
      { imports: [fakeContract("app/manager.py#Manager", "app.manager", ["app.x"])] },
      "The deprecated module of `app/manager.py#Manager` does not exist: `app.x`.",
    ],
    [
      "the owner of an API",
      { access: [{ within: [], api: ["os.environ"], owner: "app/x.py", reason: "one", place: PLACE }] },
      "The owner of `os.environ` does not exist: `app/x.py`.",
    ],
    [
      "an owner that is a folder",
      { access: [{ within: [], api: ["os.environ"], owner: "app", reason: "one", place: PLACE }] },
      null,
    ],
    [
      "the owner of constants",
      { constants: [{ name: "*_TIMEOUT", owner: "app/x.py", place: PLACE }] },
      "The owner of constants `*_TIMEOUT` does not exist: `app/x.py`.",
    ],
    [
      "the owner of a route",
      { routes: { ...ROUTES, owners: [{ method: "WS", path: "/ws", owner: "app/x.py", place: PLACE }] } },
      "The owner of route WS /ws does not exist: `app/x.py`.",
    ],
    [
      "a router",
      { routes: { ...ROUTES, mounts: [{ router: "app/x.py#router", prefix: "/a", app: null, place: PLACE }] } },
      "The router mounted under `/a` does not exist: `app/x.py#router`.",
    ],
    [
      "an application that mounts a router",
      {
        routes: {
          ...ROUTES,
          mounts: [{ router: "app/manager.py#app", prefix: "/a", app: "app/other.py#app", place: PLACE }],
        },
      },
      "The application that mounts `app/manager.py#app` does not exist: `app/other.py#app`.",
    ],
    [
      "a folder that owns a route",
      { routes: { ...ROUTES, owners: [{ method: "WS", path: "/ws", owner: "app", place: PLACE }] } },
      null,
    ],
    [
      "a function that registers routes",
      { routes: { ...ROUTES, wrappers: [{ call: "app/x.py#route", like: "fastapi.APIRouter.get", place: PLACE }] } },
      "The function that registers routes like `fastapi.APIRouter.get` does not exist: `app/x.py#route`.",
    ],
    [
      "one by a dotted name",
      { routes: { ...ROUTES, wrappers: [{ call: "app.manager.route", like: "fastapi.APIRouter.get", place: PLACE }] } },
      "The function that registers routes like `fastapi.APIRouter.get` does not exist: `app.manager.route`.",
    ],
    [
      "one that is there, and one of a package",
      {
        routes: {
          ...ROUTES,
          wrappers: ["app.manager.app", "app/manager.py#app", "routing.public"].map((call) => ({
            call,
            like: "fastapi.APIRouter.get",
            place: PLACE,
          })),
        },
      },
      null,
    ],
    [
      "what is no application",
      { routes: { ...ROUTES, hosts: [{ name: "public", apps: ["app/other.py#Unrelated"], place: PLACE }] } },
      "The application on host public does not exist: `app/other.py#Unrelated`.",
    ],
    [
      "an application",
      {
        routes: { ...ROUTES, hosts: [{ name: "public", apps: ["app/manager.py#app", "app/x.py#app"], place: PLACE }] },
      },
      "The application on host public does not exist: `app/x.py#app`.",
    ],
    [
      "the role of a budget",
      { budgets: [{ metric: "roles.gone.rivals", most: 0, place: PLACE }] },
      "The role of budget roles.gone.rivals does not exist: `gone`.",
    ],
    ["a budget without a role", { budgets: [{ metric: "imports.nonCanonical", most: 0, place: PLACE }] }, null],
  ])("%s", (_, more, message) => {
    expect(drift(more)).toEqual(message === null ? [] : [`missing: ${message}`]);
  });

  test("a symbol that moved is found again", () => {
    const { findings } = findAll(MODULES, { roles: [fakeRole({ ...ROLE, canonical: "lib/manager.py#Manager" })] });
    expect(findings[0]?.hint).toContain("Did you mean `app/manager.py#Manager`?");
    expect(findings[0]?.place).toEqual(PLACE);
  });
});

describe("variants", () => {
  const allow = (symbol: string, until?: string): Partial<Manifest> => ({
    roles: [fakeRole({ ...ROLE, variants: [{ symbol, ...(until === undefined ? {} : { until }) }] })],
  });
  test.each<[string, Partial<Manifest>, readonly string[]]>([
    ["one that matches", allow("app/other.py#ManagerMode", "2026-06-01"), []],
    [
      "one that has expired",
      allow("app/other.py#ManagerMode", "2026-05-31"),
      ["expired: The variant `ManagerMode` of role manager was allowed until 2026-05-31."],
    ],
    [
      "one that does not match",
      allow("app/other.py#Unrelated"),
      [
        "unusedVariant: Role manager allows the variant `Unrelated`, and nothing needs that: it does not match the role.",
      ],
    ],
    [
      "the canonical symbol",
      allow("app/manager.py#Manager"),
      [
        "unusedVariant: Role manager allows the variant `Manager`, and nothing needs that: it is the canonical symbol itself.",
      ],
    ],
  ])("%s", (_, more, expected) => {
    expect(drift(more)).toEqual(expected);
  });
});

test("without a manifest nothing drifts", () => {
  expect(drift({ file: null, imports: [fakeContract("app/x.py#X", "app.x")] })).toEqual([]);
});

test("a budget is exceeded above its number, and not while it cannot be known", () => {
  const over = (metric: string, most: number, canonical = ROLE.canonical) =>
    findAll(MODULES, { roles: [fakeRole({ ...ROLE, canonical })], budgets: [{ metric, most, place: PLACE }] })
      .findings.filter((finding) => finding.rule === "budget-exceeded")
      .map((finding) => finding.message);
  expect(over("roles.manager.names", 0)).toEqual(["roles.manager.names is 1, and its budget is 0."]);
  expect(over("roles.manager.names", 1)).toEqual([]);
  expect(over("roles.manager.rivals", 0, "app/x.py#Manager")).toEqual([]);
});
