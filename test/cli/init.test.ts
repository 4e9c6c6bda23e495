import { chmod, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../run-cli.js";
import { asNobody, repository, scratchDirectory, write } from "../snapshot/scratch.js";

const MANIFEST = "ssotlint.yaml";

function ledger(name: string): string {
  return `export class ${name} {\n  bookPayment() { return 1; }\n  refundPayment() { return 2; }\n  closeQuarter() { return 3; }\n}\n`;
}

/** One role that is sure, one that is not since as many use either, and an owner of the environment. */
const PROJECT = {
  "src/ledger.ts": ledger("PaymentLedger"),
  "src/second.ts": ledger("PaymentLedgerV2"),
  "src/user.ts": 'import { PaymentLedger } from "./ledger.js";\nexport const one = new PaymentLedger();\n',
  "src/config.ts":
    "const { env } = process;\nexport const all = [process.env.A, process.env.B, process.env.C, process.env.D, env];\n",
  "first/order-desk.ts": desk("OrderDesk"),
  "next/order-desk.ts": desk("OrderDeskV2"),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((at) => [
      [`a/use${at}.ts`, 'import { OrderDesk } from "../first/order-desk.js";\nexport const one = new OrderDesk();\n'],
      [
        `b/use${at}.ts`,
        'import { OrderDeskV2 } from "../next/order-desk.js";\nexport const one = new OrderDeskV2();\n',
      ],
    ]),
  ),
} as const;

function desk(name: string): string {
  return `export class ${name} {\n  takeOrder() { return 1; }\n  cancelOrder() { return 2; }\n  listOrders() { return 3; }\n}\n`;
}

/** A person who gives these answers, and then closes the input. */
function person(...answers: readonly string[]): {
  readonly ask: () => Promise<string | null>;
  readonly left: () => number;
} {
  const rest = [...answers];
  return { ask: async () => rest.shift() ?? null, left: () => rest.length };
}

describe("ssotlint init", () => {
  test("writes what is sure, leaves the rest in comments, and check runs with it", async () => {
    const root = await repository(PROJECT);
    const ran = await runCli(root, ["init", "--yes"]);
    expect([ran.code, ran.err]).toEqual([0, ""]);
    expect(await readFile(join(root, MANIFEST), "utf8")).toBe(`\
# Proposed by ssotlint init from the code as it was, with the evidence beside each entry. What it could not be sure of is a comment.
version: 1

roles:
  # 1 file imports it.
  # Beside it, src/second.ts#PaymentLedgerV2 shares \`bookPayment\`, \`closeQuarter\` and \`refundPayment\`; it is
  # imported nowhere.
  payment-ledger:
    canonical: src/ledger.ts#PaymentLedger
    match:
      name: "*payment*ledger*"

  # 5 files import it.
  # Beside it, next/order-desk.ts#OrderDeskV2 shares \`cancelOrder\`, \`listOrders\` and \`takeOrder\`; it is imported
  # by 5 files.
  # As many files use next/order-desk.ts#OrderDeskV2: choose which is the one.
  # order-desk:
  #   canonical: first/order-desk.ts#OrderDesk
  #   match:
  #     name: "*order*desk*"

access:
  # 5 reads of 5 are in it, and it is named for it.
  # No other module reads it today.
  - api:
      - process.env
    owner: src/config.ts
    reason: one place reads the environment for all others
`);
    expect(ran.out).toMatch(/^Wrote .*ssotlint\.yaml:\n {2}Role payment-ledger: src\/ledger\.ts#PaymentLedger\n/);
    expect(ran.out).toMatch(/Role order-desk: .* \(as a comment\)\n/);
    expect(ran.out).toMatch(/ssotlint check runs with it and finds 1 error, 0 warnings, 0 notes\.\n/);
    expect(ran.out).toMatch(/ssotlint check .*\n {2}ssotlint baseline .*\n$/);
    const checked = await runCli(root, ["check", "-r", "concise"]);
    expect([checked.code, checked.err]).toEqual([1, ""]);
    expect(await readdir(root)).not.toContainEqual(expect.stringMatching(/\.tmp$/));
  });

  test("a dry run prints the same, fit for a pipe, and writes nothing", async () => {
    const root = await repository(PROJECT);
    const { code, out, err } = await runCli(root, ["init", "--dry-run"]);
    expect([code, out.startsWith("# Proposed by ssotlint init")]).toEqual([0, true]);
    expect(err).toMatch(/Nothing was written: this was a dry run\.\n$/);
    expect(await readdir(root)).not.toContain(MANIFEST);
    await runCli(root, ["init", "--yes"]);
    expect(await readFile(join(root, MANIFEST), "utf8")).toBe(out);
  });

  test("asks about each", async () => {
    const root = await repository(PROJECT);
    const answers = person("n", "what?", "yes", "l");
    const { code, out, err } = await runCli(root, ["init"], { ask: answers.ask });
    expect([code, err, answers.left()]).toEqual([0, "", 0]);
    expect(out).toContain("1 of 3: Role payment-ledger: src/ledger.ts#PaymentLedger\n  1 file imports it.\n");
    expect(out).toContain("Please answer y, n, l, a or q.\n");
    const text = await readFile(join(root, MANIFEST), "utf8");
    expect(text).not.toContain("payment-ledger");
    expect(text).toContain("\n  order-desk:\n");
    expect(text).toContain("\n# access:\n");
  });

  test("an empty answer is the usual one, and `a` is that for all", async () => {
    const root = await repository(PROJECT);
    const { code } = await runCli(root, ["init"], { ask: person("", "a").ask });
    expect(code).toBe(0);
    const other = await repository(PROJECT);
    await runCli(other, ["init", "--yes"]);
    expect(await readFile(join(root, MANIFEST), "utf8")).toBe(await readFile(join(other, MANIFEST), "utf8"));
  });

  test.each([
    ["the end of the input or Ctrl-C", ["y"]],
    ["q", ["y", "q"]],
  ])("%s leaves nothing behind", async (_what, answers) => {
    const root = await repository(PROJECT);
    const before = await readdir(root);
    const { code, err } = await runCli(root, ["init"], { ask: person(...answers).ask });
    expect([code, err]).toEqual([2, "ssotlint: Stopped: nothing was written\n"]);
    expect(await readdir(root)).toEqual(before);
  });

  test("code that asks for nothing gets the version alone, and a directory that is no repository is read too", async () => {
    const root = await scratchDirectory();
    await write(root, { "a.py": "def a():\n    return 1\n" });
    const { code, out } = await runCli(root, ["init", "--yes"]);
    expect(code).toBe(0);
    expect(out).toContain("Nothing in the code asks to be declared: it holds the version alone.\n");
    expect(out).toMatch(/note: .*read as a plain directory\.\n/);
    expect((await runCli(root, ["check"])).code).toBe(0);
  });

  test("names that YAML or a terminal would take for something else", async () => {
    const name = "o: n\u001B[31m'\"1";
    const root = await repository({
      [`${name}/config.ts`]:
        "export const all = [process.env.A, process.env.B, process.env.C, process.env.D, process.env.E];\n",
    });
    const { code, out, err } = await runCli(root, ["init", "--yes"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).not.toContain("\u001B");
    expect(await readFile(join(root, MANIFEST), "utf8")).not.toContain("\u001B");
    expect((await runCli(root, ["check"])).code).toBe(0);
  });
});

test("a check without a manifest points to init", async () => {
  const root = await repository(PROJECT);
  const { out } = await runCli(root, ["check"], { columns: 200 });
  expect(out).toContain(
    "note: There is no manifest, so no role was judged: ssotlint init proposes one from the code.\n",
  );
  await runCli(root, ["init", "--yes"]);
  expect((await runCli(root, ["check"])).out).not.toContain("ssotlint init");
});

test("a path that no manifest can name is not proposed", async () => {
  const files = { "a#b/config.ts": PROJECT["src/config.ts"], "c/user.ts": "export const a = 1;\n" };
  const { code, out } = await runCli(await repository(files), ["init", "--yes"]);
  expect(code).toBe(0);
  expect(out).toContain("Nothing in the code asks to be declared");
});

describe("mistakes", () => {
  async function mistake(root: string, ...args: string[]): Promise<string> {
    const before = await readdir(root);
    const { code, out, err } = await runCli(root, ["init", ...args]);
    expect([code, out]).toEqual([2, ""]);
    expect(await readdir(root)).toEqual(before);
    return err;
  }

  test("nobody to ask", async () => {
    expect(await mistake(await repository(PROJECT))).toMatch(/no terminal to ask: --yes takes .*--dry-run prints/);
  });

  test("a repository without code", async () => {
    expect(await mistake(await repository(), "--yes")).toMatch(/There is no TypeScript, JavaScript or Python in /);
    expect(await mistake(await repository({ "README.md": "# a\n" }), "--dry-run")).toMatch(/There is no TypeScript/);
  });

  test.each([
    ["ssotlint.yaml", "version: 1\n"],
    ["ssotlint.toml", "version = 1\n"],
    ["ssotlint.json", "{ broken"],
    ["package.json", '{ "ssotlint": { "version": 1 } }'],
  ])("a manifest that is there: %s", async (file, text) => {
    const root = await repository({ ...PROJECT, [file]: text });
    expect(await mistake(root, "--yes")).toContain(join(root, file));
    expect(await readFile(join(root, file), "utf8")).toBe(text);
    expect(await mistake(join(root, "src"), "--dry-run")).toContain(join(root, file));
  });

  test("a broken link where the manifest would be", async () => {
    expect(await mistake(await repository({ ...PROJECT, [MANIFEST]: "-> nowhere.yaml" }), "--yes")).toMatch(
      /ssotlint\.yaml/,
    );
  });

  test("no permission to write", async () => {
    // Root may write everywhere, so root writes as somebody else here, whom git would not trust with a repository.
    const root = await scratchDirectory();
    await write(root, PROJECT);
    await chmod(root, 0o555);
    await asNobody(async () => {
      expect(await mistake(root, "--yes", "--no-cache")).toMatch(/ssotlint\.yaml cannot be written: EACCES/);
    });
  });

  test.each(["0", "-1", "1.5", "many"])("--limit %s", async (limit) => {
    expect(await mistake(await repository(PROJECT), "--yes", `--limit=${limit}`)).toMatch(/--limit expects/);
  });
});
