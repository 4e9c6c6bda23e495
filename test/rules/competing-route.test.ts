import { describe, expect, test } from "vitest";
import type { Manifest } from "../../src/model/manifest.js";
import type { Metrics } from "../../src/model/metrics.js";
import type { Finding } from "../../src/model/report.js";
import type { Route, RouteTable } from "../../src/model/routes.js";
import { FILE_START } from "../../src/model/span.js";
import { fakeManifest } from "../fake-manifest.js";
import { fakeMount, fakeRoute, fakeTable } from "../fake-route-table.js";
import { findAll } from "./find.js";

const MODULES = { "app/main.py": {}, "app/a.py": {}, "app/b.py": {}, "app/orders/x.py": {}, "tests/test_a.py": {} };
const PLACE = { file: "ssotlint.yaml", span: FILE_START };

function judged(
  table: RouteTable,
  more: Partial<Manifest> = {},
): { readonly findings: readonly Finding[]; readonly metrics: Metrics } {
  const { findings, metrics } = findAll(MODULES, more, table);
  return { findings: findings.filter(({ rule }) => rule === "competing-route"), metrics };
}

/** `identical app/b.py:2: message` */
function found(table: RouteTable, more: Partial<Manifest> = {}): readonly string[] {
  return judged(table, more).findings.map(
    ({ kind, place, message }) => `${kind} ${place.file}:${place.span[0]}: ${message}`,
  );
}

function evidenceOf(table: RouteTable, more: Partial<Manifest> = {}): readonly string[] {
  return judged(table, more).findings.flatMap(({ evidence }) =>
    evidence.map(({ message, place }) => `${place.file}:${place.span[0]}: ${message}`),
  );
}

function owning(method: string, path: string, owner: string): Partial<Manifest> {
  return { routes: { ...fakeManifest().routes, owners: [{ method, path, owner, place: PLACE }] } };
}

const [FIRST, SECOND] = [fakeRoute("GET /x app/a.py:1 first"), fakeRoute("GET /x app/b.py:2 second")];

describe("the outcomes", () => {
  test.each([
    ["first", "identical app/b.py:2: `GET /x` is already registered, for `first`: the other one answers."],
    ["fails", "identical app/b.py:2: `GET /x` is already registered, for `first`: the application does not start."],
    [
      "undecided",
      "identical app/b.py:2: `GET /x` is already registered, for `first`: what is in front of the two applications decides which of them answers.",
    ],
    [
      "continues",
      "chained app/b.py:2: `GET /x` has a second handler, `second`: `first` is asked first, and may pass the request on.",
    ],
  ] as const)("of the same path: %s", (outcome, message) => {
    const table = fakeTable([FIRST, SECOND], [{ kind: "identical", between: [0, 1], outcome }]);
    expect(found(table)).toEqual([message]);
    expect(judged(table).metrics["routes.competing"]).toBe(outcome === "continues" ? 0 : 1);
  });

  test.each([
    [
      "first",
      "GET",
      "GET /x/me",
      "`GET /x/me` is never reached: `GET /x/{id}` is tried before it and answers `/x/me`.",
    ],
    [
      "first",
      "ANY",
      "GET /x/me",
      "`GET /x/me` is never reached: `ANY /x/{id}` is tried before it and answers `/x/me`.",
    ],
    [
      "first",
      "GET",
      "ANY /x/me",
      "`ANY /x/me` is not reached by GET requests: `GET /x/{id}` is tried before it and answers `/x/me`.",
    ],
    ["fails", "GET", "GET /x/me", "`GET /x/me` keeps the application from starting: `GET /x/{id}` matches `/x/me`."],
  ] as const)("of a wider path: %s, %s and %s", (outcome, method, loser, message) => {
    const routes = [fakeRoute(`${method} /x/{id} app/a.py:1 first`), fakeRoute(`${loser} app/b.py:2 second`)];
    const table = fakeTable(routes, [{ kind: "shadowed", between: [0, 1], outcome }]);
    expect(found(table)).toEqual([`shadowed app/b.py:2: ${message}`]);
    expect(judged(table).metrics["routes.competing"]).toBe(0);
  });

  test("of overlapping paths, all in one note", () => {
    const routes = [
      fakeRoute("GET /a/{x} app/a.py:1 first"),
      fakeRoute("GET /b/{x} app/a.py:2 second"),
      fakeRoute("GET /{y}/c app/b.py:3 third"),
    ];
    const table = fakeTable(routes, [
      { kind: "overlapping", between: [0, 2], example: "/a/c" },
      { kind: "overlapping", between: [1, 2], example: "/b/c" },
    ]);
    expect(found(table)).toEqual([
      "overlapping app/b.py:3: `GET /{y}/c` and `GET /a/{x}` both match `/a/c`: the other one answers.",
    ]);
    expect(evidenceOf(table)).toEqual([
      "app/a.py:1: The other one is `GET /a/{x}`, for `first`.",
      "app/a.py:2: `GET /b/{x}` matches `/b/c` too.",
    ]);
  });
});

test("what a framework adds by itself loses without a word", () => {
  const own = fakeRoute("GET /docs app/a.py:1", { handler: null });
  const table = fakeTable(
    [FIRST, own],
    [
      { kind: "identical", between: [0, 1] },
      { kind: "shadowed", between: [1, 0] },
    ],
  );
  expect(found(table)).toEqual([
    "shadowed app/a.py:1: `GET /x` is never reached: `GET /docs` is tried before it and answers `/x`.",
  ]);
  expect(judged(table).metrics["routes.competing"]).toBe(0);
});

describe("one thing to mend is one finding", () => {
  test("the methods of one registration", () => {
    const routes = ["GET", "HEAD"].flatMap((method) => [
      fakeRoute(`${method} /x app/a.py:1 first`),
      fakeRoute(`${method} /x app/b.py:2 second`),
    ]);
    const table = fakeTable(routes, [
      { kind: "identical", between: [0, 1] },
      { kind: "identical", between: [2, 3] },
    ]);
    expect(found(table)).toEqual([
      "identical app/b.py:2: `GET, HEAD /x` is already registered, for `first`: the other one answers.",
    ]);
    expect(judged(table).metrics["routes.competing"]).toBe(1);
  });

  test("what a registration does in several applications", () => {
    const routes = ["app/main.py#a", "app/main.py#b"].flatMap((app) => [
      { ...FIRST, app },
      { ...SECOND, app },
    ]);
    const table = fakeTable(routes, [
      { kind: "identical", between: [0, 1] },
      { kind: "identical", between: [2, 3] },
    ]);
    expect(found(table)).toHaveLength(1);
    expect(judged(table).metrics["routes.competing"]).toBe(1);
  });

  test("each registration beside the one that answers", () => {
    const routes = [FIRST, SECOND, fakeRoute("GET /x app/b.py:3")];
    const table = fakeTable(routes, [
      { kind: "identical", between: [0, 1] },
      { kind: "identical", between: [0, 2] },
    ]);
    expect(found(table)).toHaveLength(2);
    expect(judged(table).metrics["routes.competing"]).toBe(2);
    const prints = judged(table).findings.map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(2);
  });

  test("a router that is mounted again, at its mount", () => {
    const mounted = (line: number): Route[] =>
      ["GET /api/a app/a.py:1 a", "POST /api/a app/a.py:1 a", "GET /api/b app/a.py:2 b"].map((text) =>
        fakeRoute(text, { mounts: [fakeMount("app/main.py:3 /v1"), fakeMount(`app/main.py:${line} /api`)] }),
      );
    const table = fakeTable(
      [...mounted(5), ...mounted(6)],
      [0, 1, 2].map((index) => ({ kind: "mountedTwice" as const, between: [index, index + 3] as const })),
    );
    expect(found(table)).toEqual([
      "mountedTwice app/main.py:6: `GET, POST /api/a` and 1 more route are here a second time, with the same handlers: the other one answers.",
    ]);
    expect(evidenceOf(table)).toEqual([
      "app/main.py:5: It is already mounted here.",
      "app/a.py:1: `GET /api/a` is registered here.",
      "app/a.py:1: `POST /api/a` is registered here.",
      "app/a.py:2: `GET /api/b` is registered here.",
    ]);
    expect(judged(table).metrics["routes.competing"]).toBe(2);
  });

  test("a router that a loop mounts again, at the loop", () => {
    const mount = fakeMount("app/main.py:5 /api");
    const twice = ["GET /api/a app/a.py:1 a", "GET /api/b app/a.py:2 b"].map((text) =>
      fakeRoute(text, { mounts: [mount] }),
    );
    const again = twice.map((route) => ({ ...route }));
    const other = fakeRoute("GET /api/c app/b.py:1 c", { mounts: [mount] });
    const conflicts = [0, 1].map((index) => ({ kind: "mountedTwice" as const, between: [index, index + 2] as const }));
    const table = fakeTable([...twice, ...again, other], conflicts);
    expect(found(table)).toEqual([
      "mountedTwice app/main.py:5: `GET /api/a` and 1 more route are here a second time, with the same handlers: the other one answers.",
    ]);
    expect(evidenceOf(table)).toHaveLength(2);
  });

  test("one registration of a router that is made again, where it is", () => {
    const mounts = [fakeMount("app/main.py:5 /api")];
    const routes = ["a", "a", "b"].map((name) =>
      fakeRoute(`GET /api/${name} app/a.py:${name === "a" ? 1 : 2} ${name}`, { mounts }),
    );
    expect(found(fakeTable(routes, [{ kind: "mountedTwice", between: [0, 1] }]))).toEqual([
      "mountedTwice app/a.py:1: `GET /api/a` is here a second time, with the same handlers: the other one answers.",
    ]);
  });

  test("a handler that is registered again, where it is", () => {
    const routes = [fakeRoute("GET /x app/a.py:1 first"), fakeRoute("GET /x app/b.py:2 first")];
    const table = fakeTable(routes, [{ kind: "mountedTwice", between: [0, 1] }]);
    expect(found(table)).toEqual([
      "mountedTwice app/b.py:2: `GET /x` is here a second time, with the same handlers: the other one answers.",
    ]);
    expect(evidenceOf(table)).toEqual(["app/a.py:1: It is already registered here."]);
  });
});

test("the evidence is the other registration with its mounts, and how this one is mounted", () => {
  const routes = [
    fakeRoute("GET /api/x app/a.py:1", { mounts: [fakeMount("app/main.py:3 /api")] }),
    fakeRoute("GET /api/x app/b.py:2 second", {
      mounts: [fakeMount("app/main.py:4"), { ...fakeMount("app/main.py:5"), prefix: null }],
    }),
  ];
  expect(evidenceOf(fakeTable(routes, [{ kind: "identical", between: [0, 1] }]))).toEqual([
    "app/a.py:1: The other one is `GET /api/x`, for a function in `app/a.py`.",
    "app/main.py:3: Its router is mounted under `/api` here.",
    "app/main.py:4: The router of this one is mounted here.",
    "app/main.py:5: The router of this one is mounted under a computed prefix here.",
  ]);
});

describe("an owner", () => {
  test.each<[string, string, string, string, string | null]>([
    ["that registers it", "GET", "/x", "app/a.py", null],
    ["by its dotted name", "GET", "/x", "app.a", null],
    ["that is a folder", "GET", "/x", "app", null],
    ["that is another", "GET", "/x", "app/b.py", "`GET /x` belongs to `app/b.py`, and is registered here instead."],
    ["of all methods", "ANY", "/x", "app/b.py", "`GET /x` belongs to `app/b.py`, and is registered here instead."],
    ["of another method", "POST", "/x", "app/b.py", null],
    ["of a web socket", "WS", "/x", "app/b.py", null],
    ["of another path", "GET", "/y", "app/b.py", null],
    ["that does not exist", "GET", "/x", "app/z.py", null],
  ])("%s", (_name, method, path, owner, message) => {
    const table = fakeTable([FIRST]);
    expect(found(table, owning(method, path, owner))).toEqual(
      message === null ? [] : [`wrongOwner app/a.py:1: ${message}`],
    );
  });

  test.each([
    "/users/{id}/{*}",
    "/users/{user_id:int}/{rest:path}",
    "/users/:id/:rest*",
    "/users/:id(\\d+)/*rest",
    "/users/<id>/<path:rest>",
    "/users/<int:id>/*",
    "/users/[id]/[...rest]",
  ])("of a path that is written %s", (path) => {
    const route = fakeRoute("GET /users/{id}/{rest:path} app/a.py:1 first", { template: "/users/{}/{*}" });
    expect(found(fakeTable([route]), owning("GET", path, "app/b.py"))).toHaveLength(1);
  });

  test.each([
    [[], "too"],
    [[{ kind: "identical", between: [0, 1] }], "too: the owner's answers"],
    [[{ kind: "identical", between: [1, 0] }], "too: this one answers"],
    [[{ kind: "identical", between: [1, 0], outcome: "fails" }], "too: the application does not start"],
  ] as const)("that registers it as well: the others are found once (%#)", (conflicts, how) => {
    const table = fakeTable([FIRST, SECOND], conflicts);
    expect(found(table, owning("GET", "/x", "app/a.py"))).toEqual([
      `wrongOwner app/b.py:2: \`GET /x\` belongs to \`app/a.py\`, and is registered here ${how}.`,
    ]);
    expect(judged(table, owning("GET", "/x", "app/a.py")).metrics["routes.competing"]).toBe(1);
    expect(evidenceOf(table, owning("GET", "/x", "app/a.py"))).toEqual([
      "app/a.py:1: The owner registers it here.",
      "ssotlint.yaml:1: The manifest declares the owner.",
    ]);
  });

  test("an owner that is not known leaves the count unknown", () => {
    expect(judged(fakeTable([FIRST]), owning("GET", "/x", "app/z.py")).metrics["routes.competing"]).toBeNull();
  });

  test("what is not live has none", () => {
    const routes = [fakeRoute("GET /x app/a.py:1 a", { app: null, status: "unmounted" })];
    expect(found(fakeTable(routes), owning("GET", "/x", "app/b.py"))).toEqual([]);
  });
});

describe("a prefix that stands twice", () => {
  test.each<[string, string, readonly string[], string | null]>([
    ["from a mount and the path", "/api/api/x", ["/api"], "/api"],
    ["from two mounts", "/api/api/x", ["/api", "/api"], "/api"],
    ["from a mount and the router's own", "/api/v1/api/v1/x", ["/api/v1", "/api/v1"], "/api/v1"],
    ["in one text", "/api/api/x", ["/api/api"], null],
    ["in one text of the path", "/a/api/api/x", ["/a"], null],
    ["not in a row", "/api/x/api", ["/api", "/x"], null],
    ["with a parameter", "/users/{id}/users/{id}", ["/users/{id}"], "/users/{id}"],
    ["of parameters alone", "/{id}/{id}", ["/{id}"], null],
    ["without slashes", "/api/api/x", ["", "api/", "/"], "/api"],
    ["of what is not known", "/api/api/x", ["…", "/api"], null],
    ["nowhere", "/x", [], null],
  ])("%s", (_name, path, prefixes, prefix) => {
    const table = fakeTable([fakeRoute(`GET ${path} app/a.py:1 a`, { prefixes })]);
    expect(found(table)).toEqual(
      prefix === null
        ? []
        : [
            `doublePrefix app/a.py:1: \`${prefix}\` stands twice in a row in \`GET ${path}\`: what is mounted under it starts with it already.`,
          ],
    );
  });

  test("all routes of one mount are one finding", () => {
    const routes = ["GET /api/api/x app/a.py:1 x", "POST /api/api/x app/a.py:1 x", "GET /api/api/y app/a.py:2 y"].map(
      (text) =>
        fakeRoute(text, {
          prefixes: ["", "/api"],
          mounts: [fakeMount("app/main.py:3"), fakeMount("app/main.py:4 /api")],
        }),
    );
    expect(found(fakeTable(routes))).toEqual([
      "doublePrefix app/main.py:4: `/api` stands twice in a row in `GET /api/api/x` and 1 more route: what is mounted under it starts with it already.",
    ]);
    expect(evidenceOf(fakeTable(routes))).toHaveLength(3);
  });
});

test("routes are counted by how far they could be followed, outside of tests", () => {
  const routes = [
    FIRST,
    fakeRoute("GET /y app/a.py:2 y", { status: "unmounted", app: null }),
    fakeRoute("GET …/z app/a.py:3 z", { status: "unknownPrefix" }),
    fakeRoute("GET /w tests/test_a.py:1 w"),
  ];
  expect(judged(fakeTable(routes)).metrics).toMatchObject({
    "routes.competing": 0,
    "routes.live": 1,
    "routes.unknownPrefix": 1,
    "routes.unmounted": 1,
  });
});
