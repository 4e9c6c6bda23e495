import { expect, test } from "vitest";
import { defaultManifest } from "../../src/manifest/defaults.js";
import { analyze } from "../../src/pipeline.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";

test("the range of a dependency is the one that the nearest package.json declares", async () => {
  const snapshot = await memorySnapshot(
    {
      "package.json": '{ "dependencies": { "express": "^4.18.2", "odd": 4 }, "devDependencies": { "express": "5" } }',
      "services/new/package.json": '{ "name": "new", "peerDependencies": { "express": ">=5" } }',
      "services/new/src/app.ts": "",
      "services/old/package.json": '{ "name": "old" }',
      "services/old/app.js": "",
    },
    { symlinks: {} },
  );
  const { graph } = await analyze(snapshot, defaultManifest(), "2026-01-01");
  expect(graph.dependencyRange("services/new/src/app.ts", "express")).toBe(">=5");
  expect(graph.dependencyRange("services/old/app.js", "express")).toBe("^4.18.2");
  expect(graph.dependencyRange("services/old/app.js", "odd")).toBeNull();
  expect(graph.dependencyRange("services/old/app.js", "koa")).toBeNull();
});

test.each([
  ["pyproject.toml", "[project]\ndependencies = [\"fastapi[standard]>=0.110,<1; python_version > '3'\"]", ">=0.110,<1"],
  ["pyproject.toml", '[tool.poetry.dependencies]\nFastAPI = "^0.115.0"', "^0.115.0"],
  ["pyproject.toml", '[tool.poetry.dependencies]\nfastapi = { version = "~0.100", extras = ["all"] }', "~0.100"],
  ["pyproject.toml", '[tool.poetry.dependencies]\nfastapi = "*"', "*"],
  ["pyproject.toml", '[project]\ndependencies = ["fastapi", "fastapi-users>=1"]', null],
  ["pyproject.toml", '[project]\ndependencies = ["fastapi @ https://example.org/fastapi-0.1.zip"]', null],
  ["requirements.txt", "uvicorn\nfastapi==0.104.1  # pinned\n", "==0.104.1"],
  ["requirements/prod.txt", "-r base.txt\nfastapi == 0.104.1 \\\n  --hash=sha256:0", "== 0.104.1 \\"],
  ["Pipfile", '[packages]\nfastapi = "==0.92"', "==0.92"],
  ["setup.cfg", "[options]\ninstall_requires =\n  fastapi>=0.90\n", ">=0.90"],
  ["setup.py", "setup(install_requires=['fastapi[all]>=0.91', 'x'])", ">=0.91"],
])(
  "the versions of a distribution are those that the nearest configuration requires: %s %s",
  async (path, text, range) => {
    const snapshot = await memorySnapshot({ [path]: text, "app/main.py": "", "app/.gitignore": "" }, { symlinks: {} });
    const { graph } = await analyze(snapshot, defaultManifest(), "2026-01-01");
    expect(graph.dependencyRange("app/main.py", "fastapi")).toBe(range);
  },
);

test("of several configurations the nearest folder counts, and all that is in it", async () => {
  const files = {
    "requirements.txt": "fastapi==0.1",
    "api/pyproject.toml": '[project]\ndependencies = ["fastapi>=0.2"]',
    "api/requirements.txt": "fastapi==0.3",
    "api/main.py": "",
    "web/main.py": "",
  };
  const { graph } = await analyze(await memorySnapshot(files, { symlinks: {} }), defaultManifest(), "2026-01-01");
  expect(graph.dependencyRange("api/main.py", "fastapi")).toBe(">=0.2, ==0.3");
  expect(graph.dependencyRange("web/main.py", "FastAPI")).toBe("==0.1");
});
