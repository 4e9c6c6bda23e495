import { describe, expect, test } from "vitest";
import { exampleFiles } from "../example-files.js";
import { proposedFor, titlesFor } from "./proposed.js";

/** A class that does work under names that few classes have. */
function ledger(name: string, extra = ""): string {
  return `export class ${name} ${extra}{
  bookPayment(amount: number) { return amount + 1; }
  refundPayment(amount: number) { return amount - 1; }
  closeQuarter() { return 4; }
}
`;
}

function users(count: number, name: string, from: string): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `src/use-${name.toLowerCase()}-${at}.ts`,
      `import { ${name} } from "${from}";\nexport const one = new ${name}();\n`,
    ]),
  );
}

describe("roles", () => {
  test("the most used of several attempts is the one", async () => {
    const { proposals } = await proposedFor({
      "src/ledger/payment-ledger.ts": ledger("PaymentLedger"),
      "src/billing/ledger.ts": ledger("PaymentLedgerV2"),
      ...users(3, "PaymentLedger", "./ledger/payment-ledger.js"),
      ...users(1, "PaymentLedgerV2", "./billing/ledger.js"),
    });
    expect(proposals).toMatchObject([
      {
        title: "Role payment-ledger: src/ledger/payment-ledger.ts#PaymentLedger",
        certainty: "sure",
        content: {
          section: "roles",
          role: {
            id: "payment-ledger",
            canonical: "src/ledger/payment-ledger.ts#PaymentLedger",
            implementation: null,
            name: ["*payment*ledger*"],
            within: [],
          },
        },
        reasons: [
          "3 files import it.",
          expect.stringMatching(/^Beside it, src\/billing\/ledger\.ts#PaymentLedgerV2 .*; it is imported by 1 file\.$/),
        ],
      },
    ]);
  });

  test("the name that most importers use, and what is behind a facade", async () => {
    const files = exampleFiles();
    delete files["ssotlint.yaml"];
    const { proposals } = await proposedFor(files);
    expect(proposals[0]?.content).toMatchObject({
      section: "roles",
      role: {
        canonical: "backend/netra_backend/app/websocket_core/websocket_manager.py#WebSocketManager",
        implementation:
          "backend/netra_backend/app/websocket_core/unified_manager.py#_UnifiedWebSocketManagerImplementation",
        name: ["*websocket*manager*"],
      },
    });
  });

  test("what says that it is old is not the one, and what nobody uses yet is not sure", async () => {
    expect(
      await titlesFor({
        "src/ledger/payment-ledger.ts": ledger("PaymentLedger"),
        "src/legacy/ledger.ts": ledger("LegacyPaymentLedger"),
        ...users(2, "LegacyPaymentLedger", "./legacy/ledger.js"),
      }),
    ).toEqual(["? Role payment-ledger: src/ledger/payment-ledger.ts#PaymentLedger"]);
  });

  test("where two are used as much, it is not sure", async () => {
    expect(
      await titlesFor({
        "src/a/payment-ledger.ts": ledger("PaymentLedger"),
        "src/b/payment-ledger.ts": ledger("PaymentLedgerV2"),
        ...users(5, "PaymentLedger", "./a/payment-ledger.js"),
        ...users(5, "PaymentLedgerV2", "./b/payment-ledger.js"),
      }),
    ).toEqual([expect.stringMatching(/^\? Role payment-ledger: /)]);
  });

  test.each<readonly [string, Record<string, string>]>([
    [
      "a subclass",
      {
        "src/b/ledger.ts": `import { PaymentLedger } from "../a/ledger.js";\n${ledger("PaymentLedgerV2", "extends PaymentLedger ")}`,
      },
    ],
    ["a record", { "src/b/ledger.ts": "export class PaymentLedgerV2 {\n  owner = 1;\n  amount = 2;\n}\n" }],
    ["an example", { "examples/shop/ledger.ts": ledger("PaymentLedger") }],
    ["a test's double", { "test/ledger.ts": ledger("PaymentLedger") }],
    ["a stand-in", { "src/b/ledger.ts": ledger("FakePaymentLedger") }],
  ])("%s is no second one", async (_what, files) => {
    expect(
      await titlesFor({
        "src/a/ledger.ts": ledger("PaymentLedger"),
        ...users(3, "PaymentLedger", "./a/ledger.js"),
        ...files,
      }),
    ).toEqual([]);
  });

  test("what the client has of a name is not what the server has", async () => {
    expect(
      await titlesFor({
        "server/ledger.ts": ledger("PaymentLedger"),
        "app/ledger.ts": ledger("PaymentLedger"),
        ...users(3, "PaymentLedger", "../server/ledger.js"),
      }),
    ).toEqual([]);
  });

  test("packages may be meant to have one each", async () => {
    expect(
      await titlesFor({
        "packages/one/package.json": '{ "name": "one" }',
        "packages/two/package.json": '{ "name": "two" }',
        "packages/one/ledger.ts": ledger("PaymentLedger"),
        "packages/one/use.ts":
          'import { PaymentLedger } from "./ledger.js";\nexport const one = new PaymentLedger();\n',
        "packages/two/ledger.ts": ledger("PaymentLedger"),
      }),
    ).toEqual(["? Role payment-ledger: packages/one/ledger.ts#PaymentLedger"]);
  });
});
