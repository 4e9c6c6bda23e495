import { describe, expect, test } from "vitest";
import { suspectDuplicates } from "../../src/roles/suspect-duplicates.js";
import { cls, type FakeDefinition, type FakeModule, fakeGraph, field, method } from "../fake-graph.js";

const WORK = ["register_service", "lookup_service", "drop_service", "all_services"];

function suspects(modules: Readonly<Record<string, readonly FakeDefinition[] | FakeModule>>): readonly string[] {
  const graph = fakeGraph(
    Object.fromEntries(
      Object.entries(modules).map(([path, module]) => [path, "length" in module ? { defines: module } : module]),
    ),
  );
  return suspectDuplicates(graph).map((suspect) => `${suspect.reason} ${suspect.symbols.join(" ")}`);
}

function shape(name: string, fields: readonly string[], bases: readonly string[] = []): FakeDefinition {
  return cls(
    name,
    fields.map((one) => field(one)),
    { bases },
  );
}

describe("suspected", () => {
  test("one name in several modules, doing the same", () => {
    expect(
      suspects({ "a.py": [cls("Registry", WORK)], "b.py": [cls("Registry", WORK)], "c.py": [cls("Registry", WORK)] }),
    ).toEqual(["sameName a.py#Registry b.py#Registry c.py#Registry"]);
  });

  test("two names with the same members", () => {
    expect(suspects({ "a.py": [cls("Registry", WORK)], "b.py": [cls("ServiceCatalog", WORK)] })).toEqual([
      "lookAlike a.py#Registry b.py#ServiceCatalog",
    ]);
  });

  test("a name and the same with more words", () => {
    expect(suspects({ "a.py": [cls("FeedRepository", WORK)], "b.py": [cls("UnifiedFeedRepository", WORK)] })).toEqual([
      "lookAlike a.py#FeedRepository b.py#UnifiedFeedRepository",
    ]);
  });

  test("two names that both pass the same on, say to one library", () => {
    const members = WORK.map((name) => method(name, { passesOn: true }));
    expect(suspects({ "a.py": [cls("Registry", members)], "b.py": [cls("Catalog", members)] })).toEqual([
      "lookAlike a.py#Registry b.py#Catalog",
    ]);
  });

  test("one shape of data, with four fields and more", () => {
    const user = cls(
      "UserProfile",
      ["nick", "mail_address", "born_on", "phone"].map((one) => field(one)),
      { kind: "interface" },
    );
    expect(suspects({ "a.ts": [user], "b.ts": [{ ...user, kind: "typeAlias" }] })).toEqual([
      "sameName a.ts#UserProfile b.ts#UserProfile",
    ]);
  });
});

describe("not suspected", () => {
  const registry = cls("Registry", WORK);
  test.each<[string, Readonly<Record<string, readonly FakeDefinition[] | FakeModule>>]>([
    ["one name that does different things", { "a.py": [registry], "b.py": [cls("Registry", ["paint", "frame"])] }],
    ["tests", { "a.py": [registry], "tests/b.py": [registry] }],
    ["one file", { "a.py": [registry, cls("ServiceCatalog", WORK)] }],
    ["another language", { "a.py": [registry], "b.ts": [registry] }],
    ["names of a convention", { "a.ts": [cls("Handler", WORK)], "b.ts": [cls("Handler", WORK)] }],
    [
      "more modules than anybody repeats by accident",
      Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`m${index}.py`, [registry]])),
    ],
    [
      "a family without a name",
      Object.fromEntries(["A", "B", "C", "D"].map((name) => [`${name}.py`, [cls(name, WORK)]])),
    ],
    [
      "two children of one base",
      {
        "a.py": [cls("Registry", ["paint"], { bases: ["npm.Base"] })],
        "b.py": [cls("Other", ["paint"], { bases: ["npm.Base"] })],
      },
    ],
    [
      "implementations of one interface",
      {
        "i.ts": [cls("Store", WORK, { kind: "interface" })],
        "a.ts": { imports: [{ from: "i.ts", name: "Store" }], defines: [cls("DiskStore", WORK, { bases: ["Store"] })] },
        "b.ts": {
          imports: [{ from: "i.ts", name: "Store" }],
          defines: [cls("CloudStore", WORK, { bases: ["Store"] })],
        },
      },
    ],
    [
      "one kind of work for two things",
      { "a.py": [cls("FeedRepository", WORK)], "b.py": [cls("WebhookRepository", WORK)] },
    ],
    [
      "what is written with the other in sight",
      {
        "models.py": [registry],
        "schema.py": {
          imports: [{ from: "models.py", name: "Registry" }],
          defines: [cls("RegistryType", WORK)],
        },
      },
    ],
    [
      "a wrapper",
      {
        "a.py": [registry],
        "b.py": [
          cls(
            "Logged",
            WORK.map((name) => method(name, { forwardsTo: "inner" })),
          ),
        ],
      },
    ],
    [
      "a layer over it",
      {
        "a.py": [registry],
        "b.py": [
          cls(
            "RegistryHandler",
            WORK.map((name, at) => method(name, { passesOn: at > 0 })),
          ),
        ],
      },
    ],
    ["a twin for asynchronous code", { "a.py": [cls("Registry", WORK)], "b.py": [cls("AsyncRegistry", WORK)] }],
    ["two versions", { "api/v1/a.py": [registry], "api/v2/a.py": [registry] }],
    ["two days", { "role/v20190701/a.py": [registry], "user/2021-03-15-preview/b.py": [registry] }],
    ["what protoc writes", { "a/service_pb2_grpc.py": [registry], "b/service_pb2_grpc.py": [registry] }],
    ["two platforms", { "a.web.ts": [registry], "a.native.ts": [registry] }],
    ["a declaration of the same", { "a.ts": [registry], "b.d.ts": [registry] }],
    ["a server and its client", { "server/models/a.ts": [registry], "app/models/a2.ts": [registry] }],
    ["the server's side of a module", { "shop/server/a.py": [registry], "shop/a.py": [registry] }],
    ["a folder of backups", { "app/a.py": [registry], "backups/b.py": [registry] }],
    ["examples", { "examples/a.py": [registry], "examples/b.py": [registry] }],
    [
      "interfaces with few members",
      {
        "a.ts": [cls("Point", [field("east"), field("north")], { kind: "interface" })],
        "b.ts": [cls("Point", [field("east"), field("north")], { kind: "interface" })],
      },
    ],
    [
      "a record and its schema",
      {
        "a.py": [shape("User", ["nick", "mail", "born", "phone"], ["orm.Base"])],
        "b.py": [shape("User", ["nick", "mail", "born", "phone"], ["schema.Model"])],
      },
    ],
  ])("%s", (_, modules) => {
    expect(suspects(modules)).toEqual([]);
  });
});
