import { describe, expect, test } from "vitest";
import type { Route, RouteConflict, RouteTable } from "../../../src/model/routes.js";
import { compareAnswers, compareReach, compareTables, ofApplication, requestsOf, sum } from "./compare.js";
import type { OracleRow, OracleTable } from "./oracle-table.js";

/** The comparison is what proves all the rest, so it is shown to see each kind of difference. */

const SHOW = { symbol: "app.py#show", place: "app.py:3" };

describe("tables", () => {
  test("agree when methods, paths and handlers are the same", () => {
    expect(compareTables([row("GET", "/a", SHOW)], [route("GET", "/a", "show", 3)])).toEqual({
      agree: 1,
      total: 1,
      differences: [],
    });
  });

  test.each([
    ["another method", route("POST", "/a", "show", 3)],
    ["another path", route("GET", "/b", "show", 3)],
    ["another name", route("GET", "/a", "hide", 3)],
    ["another line", route("GET", "/a", "show", 4)],
    ["no handler", { ...route("GET", "/a", "show", 3), handler: null }],
  ])("differ in %s", (_, ours) => {
    const { agree, total, differences } = compareTables([row("GET", "/a", SHOW)], [ours]);
    expect([agree, total, differences.length]).toEqual([0, 2, 2]);
  });

  test("count what is there twice", () => {
    const theirs = [row("GET", "/a", SHOW), row("GET", "/a", SHOW)];
    expect(compareTables(theirs, [route("GET", "/a", "show", 3)]).differences).toEqual([
      "only the framework has GET /a app.py#show app.py:3",
    ]);
  });

  test("may have what the framework adds, or leave it out, but once", () => {
    const theirs = [row("GET", "/a", SHOW), { ...row("HEAD", "/a", SHOW), implicit: true }];
    const get = route("GET", "/a", "show", 3);
    const head = route("HEAD", "/a", "show", 3);
    expect(compareTables(theirs, [get]).differences).toEqual([]);
    expect(compareTables(theirs, [get, head]).differences).toEqual([]);
    expect(compareTables(theirs, [get, head, head]).differences).toHaveLength(1);
  });

  test("name what is inside of a function, and what is defined again, in their own ways", () => {
    const theirs = [row("GET", "/a", { symbol: "app.py#make.<locals>.show", place: "app.py:3" })];
    expect(compareTables(theirs, [route("GET", "/a", "make.show~2", 3)]).differences).toEqual([]);
  });

  test("give a row without a handler of ours no function that another row has", () => {
    const lambda = {
      ...route("GET", "/a", "show", 3),
      handler: { symbol: null, name: null, place: route("GET", "/a", "show", 3).place },
    };
    const rows = [row("GET", "/a", null), row("GET", "/a", { symbol: "app.py#<lambda>", place: "app.py:3" })];
    expect(compareTables(rows, [lambda, { ...lambda, handler: null }]).differences).toEqual([]);
  });

  test("have no symbol for what is not ours", () => {
    expect(compareTables([row("GET", "/docs", null)], [route("GET", "/docs", "show", 3)]).differences).toHaveLength(2);
    expect(
      compareTables([row("GET", "/docs", null)], [{ ...route("GET", "/docs", "x", 1), handler: null }]).agree,
    ).toBe(1);
  });
});

describe("answers", () => {
  const first = route("GET", "/a/{x}", "show", 3);
  const second = route("GET", "/a/b", "hide", 9);
  const conflict: RouteConflict = { kind: "shadowed", winner: first, loser: second, outcome: "first", example: "/a/b" };

  test("are asked for with the example, at the host of the route", () => {
    const theirs = { ...row("GET", "/a/b", { symbol: "app.py#hide", place: "app.py:9" }) };
    const request = { method: "GET", path: "/a/b", host: "api.test" };
    expect(requestsOf([conflict], [{ ...theirs, request }])).toEqual([request]);
  });

  test("agree when the winner answers", () => {
    expect(compareAnswers([conflict], started([{ found: true, handler: SHOW }])).agree).toBe(1);
  });

  test("differ when another one or nobody does", () => {
    const hide = { symbol: "app.py#hide", place: "app.py:9" };
    expect(compareAnswers([conflict], started([{ found: true, handler: hide }])).differences).toHaveLength(1);
    expect(compareAnswers([conflict], started([{ found: false, handler: null }])).differences).toHaveLength(1);
  });

  test("may be another one's when the winner has passed the request on, and only then", () => {
    const hide = { symbol: "app.py#hide", place: "app.py:9" };
    const passedOn = started([{ found: true, handler: hide, passed: [SHOW] }]);
    expect(compareAnswers([{ ...conflict, outcome: "continues" }], passedOn).agree).toBe(1);
    expect(compareAnswers([conflict], passedOn).agree).toBe(0);
    const silent = started([{ found: true, handler: hide, passed: [] }]);
    expect(compareAnswers([{ ...conflict, outcome: "continues" }], silent).agree).toBe(0);
    const reached = { ...row("GET", "/a/b", SHOW), answer: { found: true, handler: hide, passed: [SHOW] } };
    expect(compareReach([reached], []).agree).toBe(1);
  });

  test("an application fails exactly when a conflict says so", () => {
    const failed = { ...started([]), error: "AssertionError: twice" };
    expect(compareAnswers([{ ...conflict, outcome: "fails" }], failed)).toMatchObject({ agree: 1, total: 1 });
    expect(compareAnswers([], failed).differences).toHaveLength(1);
    expect(compareAnswers([{ ...conflict, outcome: "fails" }], started([])).differences).toHaveLength(1);
  });

  test("a route that others answer for needs a conflict", () => {
    const hidden = {
      ...row("GET", "/a/b", { symbol: "app.py#hide", place: "app.py:9" }),
      answer: { found: true, handler: SHOW },
    };
    expect(compareReach([hidden], [conflict])).toMatchObject({ agree: 1, total: 1 });
    expect(compareReach([hidden], []).differences).toHaveLength(1);
    expect(compareReach([hidden], [{ ...conflict, winner: second }]).differences).toHaveLength(1);
  });

  test("so does a route that is there twice", () => {
    const one = { ...row("GET", "/a", SHOW), answer: { found: true, handler: SHOW } };
    expect(compareReach([one, one], []).differences).toHaveLength(1);
    const show = route("GET", "/a", "show", 3);
    const twice: RouteConflict = { kind: "mountedTwice", winner: show, loser: show, outcome: "first", example: "/a" };
    expect(compareReach([one, one], [twice]).differences).toEqual([]);
  });
});

test("only what is live in the application counts", () => {
  const live = route("GET", "/a", "show", 3);
  const routes = [live, { ...live, app: "other.py#app" }, { ...live, status: "unmounted" as const }];
  const table: RouteTable = { apps: [], routes, conflicts: [], stops: [] };
  expect(ofApplication(table, "app.py#app")).toEqual({ routes: [live], conflicts: [] });
});

test("agreements add up", () => {
  const one = { agree: 1, total: 2, differences: ["x"] };
  expect(sum([one, one])).toEqual({ agree: 2, total: 4, differences: ["x", "x"] });
});

function row(method: string, path: string, handler: OracleRow["handler"]): OracleRow {
  return { method, path, handler, implicit: false, request: null, answer: null };
}

function started(answers: OracleTable["answers"]): OracleTable {
  return { version: "1", error: null, rows: [], answers };
}

function route(method: string, path: string, name: string, line: number): Route {
  const place = { file: "app.py", span: [line, 1, line, 9] as const };
  return {
    app: "app.py#app",
    framework: "fastapi",
    method,
    path,
    template: path,
    handler: { symbol: `app.py#${name}`, name, place },
    place,
    mounts: [],
    prefixes: [],
    status: "live",
    stop: null,
  };
}
