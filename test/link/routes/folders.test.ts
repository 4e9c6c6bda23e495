import { describe, expect, test } from "vitest";
import { baseName, extension, folderOf, joinedParts, resolvedParts } from "../../../src/link/flow/folders.js";
import { lineOf, routesOf } from "./routes-memory.js";

describe("routers that are loaded from a folder", () => {
  const ROUTES = {
    "package.json": `{ "dependencies": { "express": "5" } }`,
    "src/routes/index.js": "",
    "src/routes/users.js": `module.exports = (app) => app.get("/users", show);\nfunction show() {}`,
    "src/routes/orders.route.js": `module.exports = (app) => app.get("/orders", show);\nfunction show() {}`,
    "src/routes/admin/tools.js": `module.exports = (app) => app.get("/tools", show);\nfunction show() {}`,
  };
  const EXPECTED = ["GET /orders -> src/routes/orders.route.js#show", "GET /users -> src/routes/users.js#show"];

  test.each([
    `const fs = require("fs");
const path = require("path");
const isRoute = (file) => file !== "index.js" && path.extname(file) === ".js";
fs.readdirSync(path.join(__dirname, "routes")).filter(isRoute).forEach((file) => require(path.join(__dirname, "routes", file))(app));`,
    `const { readdirSync } = require("node:fs");
const { resolve, basename } = require("path");
for (const file of readdirSync(resolve(__dirname, "./routes"))) {
  if (file === "index.js" || !file.endsWith(".js")) continue;
  require("./routes/" + basename(file))(app);
}`,
    `const folder = __dirname + "/routes";
require("fs").readdirSync(folder).map((file) => {
  const name = file.split(".")[0];
  if (name === "index" || name === "admin") return;
  require(\`\${folder}/\${file}\`)(app);
});`,
  ])("by their names: %s", async (code) => {
    const { routes } = await routesOf({ ...ROUTES, "src/main.js": `const app = require("express")();\n${code}` });
    expect(routes.map(lineOf)).toEqual(EXPECTED);
  });

  test("by modules that are loaded as they are found", async () => {
    const files = {
      "package.json": `{ "type": "module", "dependencies": { "express": "5" } }`,
      "routes/users.js": `export default (app) => app.get("/users", show);\nfunction show() {}`,
      "main.js": `import express from "express";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
const app = express();
const here = dirname(fileURLToPath(import.meta.url));
for (const file of readdirSync(new URL("./routes", import.meta.url))) {
  const { default: add } = await import(pathToFileURL(join(here, "routes", file)).href);
  add(app);
}`,
    };
    expect((await routesOf(files)).routes.map(lineOf)).toEqual(["GET /users -> routes/users.js#show"]);
  });
});

describe("paths", () => {
  test.each([
    [["/a", "b", "../c"], "/a/c"],
    [["a/", "./b/"], "a/b/"],
    [["..", "a"], "../a"],
    [["/..", "a"], "/a"],
    [[".", "."], ""],
  ])("%s joined", (parts, expected) => {
    expect(joinedParts(parts)).toBe(expected);
  });

  test("of files", () => {
    expect(["/a/b.c", "/a", "a"].map(folderOf)).toEqual(["/a", "/", ""]);
    expect(["/a/b.c", "b"].map(baseName)).toEqual(["b.c", "b"]);
    expect(["/a/b.test.ts", "/a/.env", "/a.b/c"].map(extension)).toEqual([".ts", "", ""]);
    expect(resolvedParts(["/a", "b", "/c/", "d"])).toBe("/c/d");
    expect(resolvedParts(["a"])).toBeNull();
  });
});
