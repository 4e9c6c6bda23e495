import { describe, expect, test } from "vitest";
import {
  routesAsJson,
  routesAsMarkdown,
  routesAsText,
  routesOfApplication,
} from "../../src/reporters/inventory-routes.js";
import { NO_ROUTES } from "../fake-route-table.js";
import { sampleRoutes } from "./sample-routes.js";

const snapshot = (name: string): string => `./__snapshots__/${name}`;

describe("routes for people", () => {
  test.each([80, 120, 200])("at %i columns nothing but paths sticks out", async (width) => {
    const text = routesAsText(sampleRoutes, { width, color: false });
    await expect(text).toMatchFileSnapshot(snapshot(`routes-${width}.txt`));
    expect(text.split("\n").filter((line) => line.length > width && !/\S{40}/.test(line))).toEqual([]);
    expect(text).not.toContain("\u001B");
  });

  test("in colour", async () => {
    await expect(routesAsText(sampleRoutes, { width: 80, color: true })).toMatchFileSnapshot(
      snapshot("routes-80.ansi"),
    );
  });

  test("without any", () => {
    expect(routesAsText(NO_ROUTES, { width: 80, color: false })).toBe(
      "Routes: 0 live, 0 that nothing mounts, 0 whose path is not known.\n",
    );
  });
});

test("routes as Markdown", async () => {
  await expect(routesAsMarkdown(sampleRoutes)).toMatchFileSnapshot(snapshot("routes.md"));
});

test("routes as JSON are the parts of the report", () => {
  const { routes, applications, routeConflicts, routeStops, schemaVersion } = JSON.parse(routesAsJson(sampleRoutes));
  expect([schemaVersion, routes.length, applications.length, routeConflicts.length, routeStops.length]).toEqual([
    1, 6, 2, 1, 1,
  ]);
});

test("those of one application", () => {
  const admin = routesOfApplication(sampleRoutes, "services/admin/main.py#create_app");
  expect([admin?.routes.length, admin?.conflicts.length, admin?.stops.length]).toEqual([1, 0, 0]);
  expect(routesOfApplication(sampleRoutes, "x.py#app")).toBeNull();
});
