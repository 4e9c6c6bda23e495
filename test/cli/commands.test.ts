import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RULES } from "../../src/rules/index.js";
import { EXAMPLE } from "../example-files.js";
import { runCli } from "../run-cli.js";
import { project } from "./project.js";

const BROKEN = {
  "a.ts": 'import { gone } from "./b";\nexport const used = gone;\n',
  "b.ts": "export const here = 1;\n",
};

describe("check", () => {
  test("is what runs without a command", async () => {
    expect(await runCli(EXAMPLE, [])).toEqual(await runCli(EXAMPLE, ["check"]));
  });

  test.each([
    [[], 1],
    [["--fail-on", "never"], 0],
    [["--fail-on", "warning"], 1],
    [["backend/netra_backend/app/agents/supervisor.py"], 0],
    [["frontend/src/chat"], 1],
  ])("the example with %j exits with %i", async (args, code) => {
    expect((await runCli(EXAMPLE, ["check", ...args])).code).toBe(code);
  });

  test("warnings fail it when there are more than allowed", async () => {
    const { summary } = JSON.parse((await runCli(EXAMPLE, ["check", "-r", "json"])).out);
    const allowing = (most: number): Promise<number> =>
      runCli(EXAMPLE, ["check", "--fail-on", "never", "--max-warnings", String(most)]).then(({ code }) => code);
    expect(await allowing(summary.findings.warning - 1)).toBe(1);
    expect(await allowing(summary.findings.warning)).toBe(0);
  });

  test("paths filter what is listed, never what is counted", async () => {
    const whole = JSON.parse((await runCli(EXAMPLE, ["check", "-r", "json"])).out);
    const part = JSON.parse((await runCli(EXAMPLE, ["check", "-r", "json", "frontend/src/legacy"])).out);
    expect(part.findings).toHaveLength(1);
    expect(part.summary.metrics).toEqual(whole.summary.metrics);
    expect(part.roles).toEqual(whole.roles);
  });

  test("paths are relative to the directory that it works in", async () => {
    const here = await runCli(join(EXAMPLE, "frontend"), ["check", "-r", "json", "src/legacy"]);
    expect(JSON.parse(here.out).pathFilter).toEqual(["frontend/src/legacy"]);
  });

  test("reports go to files, whole, with folders made and nothing left beside them", async () => {
    const path = project(BROKEN);
    const ran = await runCli(path, [
      "check",
      "-r",
      "console",
      "-r",
      "json=out/a/report.json",
      "-r",
      "sarif=out/r.sarif",
    ]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("unresolved-import");
    expect(JSON.parse(readFileSync(join(path, "out/a/report.json"), "utf8"))).toMatchObject({ schemaVersion: 1 });
    expect(JSON.parse(readFileSync(join(path, "out/r.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
    expect(readdirSync(join(path, "out")).sort()).toEqual(["a", "r.sarif"]);
  });

  test("a report that cannot be written leaves nothing behind", async () => {
    const path = project(BROKEN);
    expect((await runCli(path, ["check", "-r", "json=a.ts/report.json"])).code).toBe(2);
    expect(readdirSync(path).sort()).toEqual(["a.ts", "b.ts"]);
  });

  test.each([
    ["on the line", 'import { gone } from "./b"; // ssotlint-allow unresolved-import: a plug-in adds it'],
    ["on the line above", '// ssotlint-allow unresolved-import: a plug-in adds it\nimport { gone } from "./b";'],
    ["for one kind", '// ssotlint-allow unresolved-import/missingName: a plug-in adds it\nimport { gone } from "./b";'],
    ["for the file", '/* ssotlint-allow-file unresolved-import: a plug-in adds it */\n\nimport { gone } from "./b";'],
    [
      "until today",
      '// ssotlint-allow unresolved-import: a plug-in adds it until 2026-06-01\nimport { gone } from "./b";',
    ],
  ])("a suppression %s silences, and the count stays", async (_name, text) => {
    const ran = await runCli(project({ ...BROKEN, "a.ts": `${text}\nexport const used = gone;\n` }), [
      "check",
      "-r",
      "json",
    ]);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({
      findings: [],
      summary: { suppressed: 1, metrics: { "imports.unresolved": 1 } },
    });
  });

  test.each([
    ["without a reason", "// ssotlint-allow unresolved-import", "noReason", "missingName"],
    ["that has expired", "// ssotlint-allow unresolved-import: soon until 2026-05-31", "unused", "missingName"],
    ["for another rule", "// ssotlint-allow manifest-drift: no", "unused", "missingName"],
  ])("a suppression %s does not silence, and is said", async (_name, comment, kind, other) => {
    const text = `${comment}\nimport { gone } from "./b";\nexport const used = gone;\n`;
    const ran = await runCli(project({ ...BROKEN, "a.ts": text }), ["check", "-r", "json"]);
    const kinds = (JSON.parse(ran.out).findings as { kind: string }[]).map((finding) => finding.kind);
    expect(kinds.sort()).toEqual([kind, other].sort());
  });

  test("severities are set by rule, by kind and by file", async () => {
    const rules = (text: string): Promise<number> =>
      runCli(project({ ...BROKEN, "ssotlint.yaml": `version: 1\n${text}\n` }), ["check"]).then(({ code }) => code);
    expect(await rules("rules: { unresolved-import: warning }")).toBe(0);
    expect(await rules("rules: { unresolved-import: { missingName: off } }")).toBe(0);
    expect(await rules("rules: { unresolved-import: { missingModule: off } }")).toBe(1);
    expect(await rules('overrides: [{ files: ["a.ts"], rules: { unresolved-import: off } }]')).toBe(0);
    expect(await rules('overrides: [{ files: ["b.ts"], rules: { unresolved-import: off } }]')).toBe(1);
  });

  test("colour is for terminals, NO_COLOR and --color decide otherwise", async () => {
    expect((await runCli(EXAMPLE, ["check"], { color: true })).out).toContain("\u001B[");
    expect((await runCli(EXAMPLE, ["check"], { color: false })).out).not.toContain("\u001B[");
    expect((await runCli(EXAMPLE, ["check", "--color", "always"])).out).toContain("\u001B[");
    expect((await runCli(EXAMPLE, ["check", "--no-color"], { color: true })).out).not.toContain("\u001B[");
    expect((await runCli(EXAMPLE, ["check", "-r", "json"], { color: true })).out).not.toContain("\u001B[");
  });

  test.each([80, 120])("at %i columns only paths stick out", async (columns) => {
    const { out } = await runCli(EXAMPLE, ["check"], { columns });
    const long = out.split("\n").filter((line) => line.length > columns && !/\S{40}/.test(line));
    expect(long).toEqual([]);
  });

  test("--list-files, --show-config and --timing", async () => {
    const path = project({
      ...BROKEN,
      "gen.ts": "// @generated\nexport const x = 1;\n",
      "ssotlint.yaml": "version: 1\n",
    });
    expect((await runCli(path, ["check", "--list-files"])).out).toBe(
      "a.ts\nb.ts\ngen.ts  (skipped: generated (@generated or linguist-generated))\n",
    );
    expect(JSON.parse((await runCli(path, ["check", "--show-config"])).out)).toMatchObject({ file: "ssotlint.yaml" });
    expect((await runCli(path, ["check", "--timing"])).err).toMatch(/ms {2}read, link/);
  });

  test("the nearest manifest upwards in the repository makes its folder the root", async () => {
    const path = project({
      "pkg/ssotlint.json": '{ "version": 1 }',
      "pkg/src/a.ts": "export {};",
      "other.ts": "export {};",
    });
    execFileSync("git", ["init", "--quiet", path]);
    expect((await runCli(join(path, "pkg/src"), ["check", "--list-files"])).out).toBe("src/a.ts\n");
    const named = await runCli(path, ["check", "--config", "pkg/ssotlint.json", "--list-files"]);
    expect(named.out).toBe("other.ts\npkg/src/a.ts\n");
  });
});

describe("inventory", () => {
  test("roles, for people and for programs", async () => {
    const text = await runCli(EXAMPLE, ["inventory", "roles"]);
    expect(text.out).toContain("12 names are 5 definitions, none of which competes");
    const { roles } = JSON.parse((await runCli(EXAMPLE, ["inventory", "roles", "-r", "json"])).out);
    expect(roles[0].counts).toMatchObject({ names: 12, definitions: 5, rivals: 0, lookAlikes: 0 });
  });

  test("routes, for people, for programs and for a page", async () => {
    const path = project({
      "requirements.txt": "flask\n",
      "shop/app.py":
        "from flask import Flask\nfrom shop.orders import orders\napp = Flask(__name__, static_folder=None)\napp.register_blueprint(orders)\n",
      "shop/orders.py":
        'from flask import Blueprint\norders = Blueprint("orders", __name__, url_prefix="/orders")\n@orders.get("/<int:id>")\ndef show(id): ...\n',
      "admin.py": "from flask import Flask\nadmin = Flask(__name__, static_folder=None)\n",
    });
    const { out } = await runCli(path, ["inventory", "routes"]);
    expect(out).toMatch(/GET +\/orders\/<int:id> +show +shop\/app.py:4 \/orders → shop\/orders.py:3/);
    expect(out).toContain("Routes: 1 live");
    const { routes, applications } = JSON.parse((await runCli(path, ["inventory", "routes", "-r", "json"])).out);
    expect(routes).toEqual([
      expect.objectContaining({ method: "GET", template: "/orders/{}", handler: "shop/orders.py#show" }),
    ]);
    expect(applications.map(({ id }: { id: string }) => id)).toEqual(["admin.py#admin", "shop/app.py#app"]);
    expect((await runCli(path, ["inventory", "routes", "-r", "markdown"])).out).toContain(
      "| GET | `/orders/<int:id>` |",
    );
    const own = await runCli(path, ["inventory", "routes", "--app", "admin.py#admin"]);
    expect([own.out.includes("/orders"), own.out.includes("admin.py#admin")]).toEqual([false, true]);
    expect((await runCli(path, ["inventory", "routes", "--app", "admin.py#admn"])).err).toContain(
      "Did you mean admin.py#admin?",
    );
  });

  test("imports, for people and for programs", async () => {
    const { imports } = JSON.parse((await runCli(EXAMPLE, ["inventory", "imports", "-r", "json"])).out);
    expect(imports).toContainEqual(
      expect.objectContaining({
        file: "frontend/src/chat/typing-indicator.ts",
        specifier: "../websocket/index.js",
        status: "definition",
        symbol: "frontend/src/websocket/websocket-manager.ts#getWebSocketManager",
        chain: [expect.objectContaining({ file: "frontend/src/websocket/index.ts", hop: "reexport" })],
      }),
    );
    const text = await runCli(EXAMPLE, ["inventory", "imports"]);
    expect(text.out.trim().split("\n")).toHaveLength(imports.length);
  });
});

describe("explain and schema", () => {
  test("every rule is listed and explained", async () => {
    const { out } = await runCli(EXAMPLE, ["explain"]);
    for (const { id, kinds } of RULES) {
      expect(out).toContain(id);
      const page = await runCli(EXAMPLE, ["explain", id]);
      for (const kind of Object.keys(kinds)) expect(page.out).toContain(kind);
      expect((await runCli(EXAMPLE, ["explain", `${id}/${Object.keys(kinds)[0]}`])).out).toBe(page.out);
    }
  });

  test("every rule has its page in the documentation, and no other page is there", async () => {
    const folder = join(import.meta.dirname, "../../docs/rules");
    expect(readdirSync(folder).sort()).toEqual(
      ["README", ...RULES.map(({ id }) => id)].map((name) => `${name}.md`).sort(),
    );
    for (const { id } of RULES) {
      const { out } = await runCli(EXAMPLE, ["explain", id, "-r", "markdown"]);
      expect(out).toBe(readFileSync(join(folder, `${id}.md`), "utf8"));
    }
    expect(await runCli(EXAMPLE, ["explain", "-r", "markdown"])).toMatchObject({ code: 2, out: "" });
  });

  test.each(["manifest", "report", "status", "trend", "graph"])(
    "the schema of the %s is the shipped one",
    async (of) => {
      const shipped = join(import.meta.dirname, `../../schema/${of}.schema.json`);
      expect(existsSync(shipped)).toBe(true);
      expect((await runCli(EXAMPLE, ["schema", of])).out).toBe(readFileSync(shipped, "utf8"));
    },
  );
});

describe("help", () => {
  test.each([
    [],
    ["check"],
    ["inventory"],
    ["why"],
    ["graph"],
    ["explain"],
    ["schema"],
    ["trend"],
    ["baseline"],
    ["cache"],
  ])("%j is within 80 columns", async (...args) => {
    const { out, code } = await runCli(EXAMPLE, [...args.flat(), "--help"]);
    expect(code).toBe(0);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("the version", async () => {
    expect((await runCli(EXAMPLE, ["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
