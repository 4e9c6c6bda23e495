import fc from "fast-check";
import { expect, test } from "vitest";
import yargs from "yargs";
import { CHECK_OPTIONS } from "../../src/cli/check-command.js";
import { commandLine } from "../../src/cli/command-line.js";
import { plainCheck } from "../../src/cli/plain-check.js";

type Values = Readonly<Record<string, unknown>>;

const NAMES = Object.keys(CHECK_OPTIONS);
const KEYS = NAMES.map((name) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));

/** What yargs makes of arguments; null when it refuses them, or they are for another command. */
async function askYargs(argv: readonly string[]): Promise<Values | null> {
  let asked: Values | null = null;
  const other = async (): Promise<void> => {};
  const check = async (args: object): Promise<void> => void (asked = { ...args });
  const handlers = {
    check,
    init: other,
    baseline: other,
    fix: other,
    inventory: other,
    why: other,
    graph: other,
    explain: other,
    schema: other,
    trend: other,
    cache: other,
    completion: other,
  };
  try {
    await commandLine(yargs(), handlers).parseAsync([...argv], {}, () => {});
  } catch {
    return null;
  }
  return asked;
}

function picked(values: Values | null): Values | null {
  if (values === null) return null;
  // No list and an empty one are the same to a check.
  return { ...Object.fromEntries(KEYS.map((key) => [key, values[key] ?? null])), paths: values["paths"] ?? [] };
}

const word = fc.constantFrom(
  "check",
  "error",
  "never",
  "1",
  "0",
  "007",
  "1e3",
  "-1",
  "true",
  "false",
  "a/b.c",
  "2026-01-01",
  "--",
  "",
  "why",
);
const option = fc.constantFrom(
  ...NAMES.map((name) => `--${name}`),
  "--no-cache",
  "-q",
  "--quiet=false",
  "--fail-on=never",
  "--x",
);

test.each([
  [[]],
  [["check"]],
  [["--staged"]],
  [["check", "--fail-on", "never"]],
  [["check", "--staged", "--max-warnings", "0", "--cwd", "a/b"]],
  [["check", "--since", "main", "--fail-on-new"]],
])("%j is plain", async (argv) => {
  const plain = plainCheck(argv);
  expect(plain).not.toBeNull();
  expect(picked(plain)).toEqual(picked(await askYargs(argv)));
});

test.each([
  ["check", "src"],
  ["-q"],
  ["--no-cache"],
  ["--cwd"],
  ["--cwd", "-x"],
  ["--quiet", "--quiet"],
  ["why"],
  ["--help"],
])("%j %j is not", (...argv) => expect(plainCheck(argv)).toBeNull());

test("what is plain means the same to yargs", async () => {
  let plainOnes = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof({ weight: 3, arbitrary: option }, word), { maxLength: 6 }), async (argv) => {
      const plain = plainCheck(argv);
      if (plain === null) return;
      plainOnes++;
      expect([argv, picked(plain)]).toEqual([argv, picked(await askYargs(argv))]);
    }),
    { numRuns: 3000 },
  );
  expect(plainOnes).toBeGreaterThan(100);
});
