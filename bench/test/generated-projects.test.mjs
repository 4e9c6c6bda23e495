import { describe, expect, it } from "vitest";
import { pythonProject } from "../generate/python-project.mjs";
import { typescriptProject } from "../generate/typescript-project.mjs";

const LANGUAGES = [
  ["typescript", typescriptProject, ".ts"],
  ["python", pythonProject, ".py"],
];

describe.each(LANGUAGES)("a generated project in %s", (_language, project, extension) => {
  const isCode = ([path]) => path.endsWith(extension);

  it("has as many files as were asked for, each at a path of its own", () => {
    const files = project(450).filter(isCode);
    expect(files).toHaveLength(450);
    expect(new Set(files.map(([path]) => path)).size).toBe(450);
  });

  it("is the same each time, and a greater one begins with the smaller", () => {
    expect(project(400)).toEqual(project(400));
    const greater = new Map(project(600));
    for (const [path, text] of project(400).filter(isCode)) expect(greater.get(path)).toBe(text);
  });

  it("has modules as long at any size", () => {
    const linesOf = (size) => {
      const files = project(size).filter(isCode);
      return files.reduce((sum, [, text]) => sum + text.split("\n").length, 0) / files.length;
    };
    expect(linesOf(2000) / linesOf(400)).toBeCloseTo(1, 1);
  });
});
