import type { RouteTable } from "../../src/model/routes.js";
import { fakeMount, fakeRoute } from "../fake-route-table.js";

const APP = "src/api/app.ts#app";
const ADMIN = "services/admin/main.py#create_app";
const API = { app: APP, framework: "express" } as const;
const place = { file: "src/api/routers.ts", span: [31, 3, 31, 40] } as const;

const users = { ...API, mounts: [fakeMount("src/api/app.ts:12 /api"), fakeMount("src/api/routers.ts:4 /users")] };
const first = fakeRoute("GET /api/users/:id src/api/users.ts:9 showUser", { ...users, template: "/api/users/{}" });
const second = fakeRoute("GET /api/users/:id src/api/legacy.ts:20", {
  ...API,
  template: "/api/users/{}",
  mounts: [{ ...fakeMount("src/api/app.ts:14"), prefix: null }],
});

/** Two applications, something that competes, something that nothing mounts, and what could not be followed. */
export const sampleRoutes: RouteTable = {
  apps: [
    { id: ADMIN, framework: "fastapi", host: ADMIN, place: { file: "services/admin/main.py", span: [8, 11, 8, 20] } },
    { id: APP, framework: "express", host: "public", place: { file: "src/api/app.ts", span: [3, 13, 3, 22] } },
  ],
  routes: [
    fakeRoute(
      "GET /tenants/{tenant_id}/a-report-with-a-long-name/{report_id} services/admin/reports.py:40 ReportViews.show",
      {
        app: ADMIN,
        handler: {
          symbol: "services/admin/reports.py#ReportViews.show",
          name: "ReportViews.show",
          place: { file: "services/admin/reports.py", span: [41, 5, 43, 20] },
        },
        mounts: [fakeMount("services/admin/main.py:10 /tenants/{tenant_id}")],
      },
    ),
    first,
    second,
    fakeRoute("WS /ws src/api/socket.ts:5", { ...API, handler: null }),
    fakeRoute("POST …/hooks src/api/hooks.ts:7 receive\u001B[31m", {
      ...API,
      template: "…/hooks",
      status: "unknownPrefix",
      stop: { place, reason: "the prefix is read from the environment" },
    }),
    fakeRoute("GET /old src/api/old.ts:3 old", { framework: "express", app: null, status: "unmounted" }),
  ],
  conflicts: [{ kind: "identical", winner: first, loser: second, outcome: "first", example: "/api/users/1" }],
  stops: [{ place, reason: "what is mounted is the parameter of a function that nothing calls" }],
};
