import { describe, expect, test } from "vitest";
import { codeHostOf, filesUrl, parseSourceUrl } from "../../src/cli/code-host.js";
import { UserError } from "../../src/model/user-error.js";

const SHA = "0123456789abcdef0123456789abcdef01234567";
const github = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "o/r", GITHUB_SHA: SHA };

describe("what CI servers say of themselves", () => {
  test.each([
    ["GitHub", github, `https://github.com/o/r/blob/${SHA}`, "https://github.com/o/r/commit"],
    [
      "Gitea",
      { ...github, GITEA_ACTIONS: "true" },
      `https://github.com/o/r/src/commit/${SHA}`,
      "https://github.com/o/r/commit",
    ],
    [
      "GitLab",
      { CI_PROJECT_URL: "https://gitlab.com/g/s/r", CI_COMMIT_SHA: SHA },
      `https://gitlab.com/g/s/r/-/blob/${SHA}`,
      "https://gitlab.com/g/s/r/-/commit",
    ],
  ])("%s", (_name, environment, files, commits) => {
    const host = codeHostOf(environment);
    expect([filesUrl(host, null), host?.commits]).toEqual([files, commits]);
  });

  test.each([
    ["nothing", {}],
    ["no repository", { ...github, GITHUB_REPOSITORY: undefined }],
    ["no server", { ...github, GITHUB_SERVER_URL: "" }],
    ["no commit", { ...github, GITHUB_SHA: "main" }],
    ["an address that would end a link", { ...github, GITHUB_SERVER_URL: "https://a)b" }],
    ["another protocol", { ...github, GITHUB_SERVER_URL: "javascript://x" }],
  ])("not enough: %s", (_name, environment) => {
    expect(codeHostOf(environment)).toBeNull();
    expect(filesUrl(codeHostOf(environment), SHA)).toBeNull();
  });

  test("links lead to the commit that is judged, not the one that the server runs for", () => {
    expect(filesUrl(codeHostOf(github), "f".repeat(40))).toBe(`https://github.com/o/r/blob/${"f".repeat(40)}`);
  });
});

test.each([
  ["https://github.com/o/r/blob/main", "https://github.com/o/r/blob/main"],
  ["http://localhost:3000/o/r/src/branch/main//", "http://localhost:3000/o/r/src/branch/main"],
])("--source-url %s", (given, expected) => expect(parseSourceUrl(given)).toBe(expected));

test.each(["", "main", "github.com/o/r", "javascript:alert(1)", "https://a b", "https://a/<script>"])(
  "--source-url %s is a mistake",
  (given) => expect(() => parseSourceUrl(given)).toThrow(UserError),
);
