import { expect, test } from "vitest";
import { fixMemory, withChanges, type Files } from "./fix-memory.js";

const SHOP = {
  "ssotlint.yaml": `version: 1
imports:
  - symbol: shop/orders/store.py#OrderStore
    from: shop.orders.store
    deprecated: [shop.compat]
`,
  "shop/__init__.py": "",
  "shop/orders/__init__.py": "",
  "shop/orders/store.py": "LIMIT = 3\n\n\nclass OrderStore:\n    pass\n",
  "shop/compat.py": "from shop.orders.store import OrderStore\n\nShop = OrderStore\nother = 1\n",
  "shop/web/__init__.py": "",
};

/** A module that does nothing but import passes names on, and its users are judged. */
const WORK = "\n\ndef work(): ...\n";

const APP = "shop/web/app.py";

async function fixed(text: string, unsafe: "make" | "leave" = "leave"): Promise<string> {
  const files: Files = { ...SHOP, [APP]: text + WORK };
  const fix = await fixMemory(files, { unsafe });
  const after = withChanges(files, fix);
  const again = await fixMemory(after, { unsafe });
  expect(again.changes).toEqual([]);
  expect(again.left.map(({ reason }) => reason)).toEqual(fix.left.map(({ reason }) => reason));
  return String(after[APP]).slice(0, -WORK.length);
}

const OLD = "from shop.compat import OrderStore";
const NEW = "from shop.orders.store import OrderStore";

test.each([
  ["the module alone", `${OLD}\n`, `${NEW}\n`],
  ["a relative import", "from ..compat import OrderStore\n", "from ..orders.store import OrderStore\n"],
  ["a local name", `${OLD} as Store\n`, `${NEW} as Store\n`],
  ["another name there", "from shop.compat import Shop\n", `${NEW} as Shop\n`],
  ["another name there that was called right here", "from shop.compat import Shop as OrderStore\n", `${NEW}\n`],
  ["other names stay", `${OLD}, other\n`, `from shop.compat import other\n${NEW}\n`],
  [
    "other names stay in front",
    "from shop.compat import other, OrderStore\n",
    `from shop.compat import other\n${NEW}\n`,
  ],
  [
    "parentheses, comments inside",
    "from shop.compat import (\n    OrderStore,  # the one\n    other,\n)\n",
    `from shop.compat import (\n    # the one\n    other,\n)\n${NEW}\n`,
  ],
  [
    "parentheses, comments inside, all names",
    "from shop.compat import (  # noqa\n    OrderStore,  # the one (really)\n    Shop\n)\n",
    "from shop.orders.store import (  # noqa\n    OrderStore,  # the one (really)\n    OrderStore as Shop\n)\n",
  ],
  [
    "backslashes",
    "from shop.compat \\\n    import other, \\\n    OrderStore as \\\n    Store\n",
    `from shop.compat \\\n    import other\n${NEW} as Store\n`,
  ],
  [
    "an import of that module above",
    `from shop.orders.store import LIMIT\n${OLD} as Store\n\nLIMIT\n`,
    "from shop.orders.store import LIMIT, OrderStore as Store\n\nLIMIT\n",
  ],
  [
    "an import of that module below, with imports between",
    `${OLD}\nimport os\n\n# the rest\nfrom shop.orders.store import (\n    LIMIT,\n)\n`,
    "import os\n\n# the rest\nfrom shop.orders.store import (\n    LIMIT,\n    OrderStore,\n)\n",
  ],
  [
    "an import of that module below, with code between",
    `${OLD}\nmade = OrderStore()\nfrom shop.orders.store import LIMIT\n`,
    `${NEW}\nmade = OrderStore()\nfrom shop.orders.store import LIMIT\n`,
  ],
  [
    "a name that is bound again",
    `from shop.orders.store import LIMIT\nOrderStore = None\n${OLD}\n`,
    `from shop.orders.store import LIMIT\nOrderStore = None\n${NEW}\n`,
  ],
  [
    "an import in a function",
    `from shop.orders.store import LIMIT\n\n\ndef run():\n\t${OLD}, other\n\treturn OrderStore, other\n`,
    `from shop.orders.store import LIMIT\n\n\ndef run():\n\tfrom shop.compat import other\n\t${NEW}\n\treturn OrderStore, other\n`,
  ],
  ["a line shared with other code, one name", `${OLD}; x = 1\n`, `${NEW}; x = 1\n`],
  [
    "CRLF",
    `"""Doc."""\r\n${OLD}, other\r\n\r\nx = """\r\n"""\r\n`,
    `"""Doc."""\r\nfrom shop.compat import other\r\n${NEW}\r\n\r\nx = """\r\n"""\r\n`,
  ],
  ["a byte order mark", `\u{FEFF}${OLD}\n`, `\u{FEFF}${NEW}\n`],
  [
    "__all__",
    `${OLD}, other\n\n__all__ = ["OrderStore", "other"]\n\n\nclass App:\n    pass\n`,
    `from shop.compat import other\n${NEW}\n\n__all__ = ["OrderStore", "other"]\n\n\nclass App:\n    pass\n`,
  ],
  [
    "what never runs",
    `from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    ${OLD}\n`,
    `from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    ${NEW}\n`,
  ],
  [
    "decorators",
    `${OLD}\n\n\n@wrap\ndef run(store: OrderStore): ...\n`,
    `${NEW}\n\n\n@wrap\ndef run(store: OrderStore): ...\n`,
  ],
])("%s", async (_, before, after) => {
  expect(await fixed(before)).toBe(after);
});

test.each([
  [
    "a conditional import",
    `try:\n    ${OLD}\nexcept ImportError:\n    OrderStore = None\n`,
    `try:\n    ${NEW}\nexcept ImportError:\n    OrderStore = None\n`,
    "its import is conditional",
  ],
  [
    "an import that a `with` watches",
    `with pytest.warns(DeprecationWarning):\n    # it says so\n    ${OLD}\n`,
    `with pytest.warns(DeprecationWarning):\n    # it says so\n    ${NEW}\n`,
    "its import stands in a `with`, which may be about it",
  ],
])("unsafe: %s", async (_, before, after, reason) => {
  expect(await fixed(before)).toBe(before);
  const { left } = await fixMemory({ ...SHOP, [APP]: before + WORK });
  expect(left.map((each) => [each.reason, each.unsafe])).toEqual([[reason, true]]);
  expect(await fixed(before, "make")).toBe(after);
});

test.each([
  [
    "a member of a module",
    "import shop.compat as c\n\nc.OrderStore()\n",
    "it is a member of a module that is imported whole",
  ],
  [
    "a member of a module by its whole name",
    "import shop.compat\n\nshop.compat.OrderStore()\n",
    "it is a member of a module that is imported whole",
  ],
  ["a line shared with other code", `${OLD}, other; x = 1\n`, "its import shares a line with other code"],
  ["a file that does not parse", `${OLD}\ndef f(:\n`, "its file does not parse"],
])("left alone: %s", async (_, before, reason) => {
  expect(await fixed(before)).toBe(before);
  const { left } = await fixMemory({ ...SHOP, [APP]: before + WORK });
  expect(left.map((each) => [each.reason, each.unsafe])).toEqual([[reason, false]]);
});

test("a file without a line end at its end gets none", async () => {
  const { changes } = await fixMemory({ ...SHOP, [APP]: `def work(): ...\n${OLD}, other` });
  expect(changes.map(({ after }) => after)).toEqual([`def work(): ...\nfrom shop.compat import other\n${NEW}`]);
});

test("a file in another encoding is left alone", async () => {
  const bytes = Buffer.from(`# coding: latin-1\n${OLD}\n# caf\u{E9}\n${WORK}`, "latin1");
  const { changes, left } = await fixMemory({ ...SHOP, "shop/web/app.py": bytes });
  expect([changes, left.map(({ reason }) => reason)]).toEqual([[], ["its file is not in UTF-8"]]);
});

test("a package that is loaded anyway is not lost, and a module that does something is", async () => {
  const acting = "import sys\n\nfrom shop.orders.store import OrderStore\n\nsys.path.append('x')\n";
  const manifest = SHOP["ssotlint.yaml"].replace("shop.compat]", "shop, shop.compat]");
  const files = {
    ...SHOP,
    "ssotlint.yaml": manifest,
    "shop/__init__.py": acting,
    "shop/compat.py": acting,
    "tools/a.py": "from shop import OrderStore\n\n\ndef f(): ...\n",
    "tools/b.py": "from shop.compat import OrderStore\n\n\ndef f(): ...\n",
  };
  const { changes, left } = await fixMemory(files);
  expect(changes.map(({ path }) => path)).toEqual(["tools/a.py"]);
  expect(left.map(({ finding, reason, unsafe }) => [finding.place.file, reason, unsafe])).toEqual([
    ["tools/b.py", "`shop/compat.py` does something when it is loaded, and would not be loaded for it any more", true],
  ]);
});

const PATCHED = {
  ...SHOP,
  "shop/compat.py": "from shop.orders.store import OrderStore\n",
  "shop/web/app.py": "def run():\n    from shop.compat import OrderStore\n    return OrderStore()\n",
  "tests/test_app.py":
    'from unittest.mock import patch\n\n\n@patch("shop.compat.OrderStore")\ndef test_run(store): ...\n',
};

test("a patch target goes together with those who look the name up there", async () => {
  const safe = await fixMemory(PATCHED);
  expect(safe.changes).toEqual([]);
  expect(safe.left.map(({ reason, unsafe }) => `${unsafe} ${reason}`).toSorted()).toEqual([
    "true a test replaces it in `shop/compat.py`",
    "true it changes a string",
  ]);
  const { changes, left } = await fixMemory(PATCHED, { unsafe: "make" });
  expect(left).toEqual([]);
  expect(changes.map(({ after }) => after)).toEqual([
    "def run():\n    from shop.orders.store import OrderStore\n    return OrderStore()\n",
    'from unittest.mock import patch\n\n\n@patch("shop.orders.store.OrderStore")\ndef test_run(store): ...\n',
  ]);
});

test("a patch target stays while somebody looks the name up there", async () => {
  const files = {
    ...PATCHED,
    "shop/web/old.py": "import shop.compat\n\n\ndef run():\n    return shop.compat.OrderStore()\n",
  };
  const { changes, left } = await fixMemory(files, { unsafe: "make" });
  expect(changes).toEqual([]);
  expect(left.map(({ finding, reason }) => `${finding.place.file}: ${reason}`).toSorted()).toEqual([
    "shop/web/app.py: `shop/web/old.py` still uses it in `shop/compat.py`",
    "shop/web/old.py: it is a member of a module that is imported whole",
    "tests/test_app.py: `shop/web/old.py` still uses it in `shop/compat.py`",
  ]);
});

test("what is bound at the start is not patched, so that it is fixed by itself", async () => {
  const files = {
    ...PATCHED,
    "shop/web/app.py": "from shop.compat import OrderStore\n\n\ndef run():\n    return OrderStore()\n",
  };
  const { changes, left } = await fixMemory(files);
  expect(changes.map(({ path }) => path)).toEqual(["shop/web/app.py"]);
  expect(left.map(({ reason }) => reason)).toEqual(["it changes a string"]);
});

test("of two imports that are alike, one that cannot be fixed does not keep the other one", async () => {
  const both = `${OLD}\n\n\ndef work():\n    ${OLD}, other; return OrderStore\n`;
  const { changes, left } = await fixMemory({ ...SHOP, [APP]: both });
  expect(changes.map(({ after }) => after)).toEqual([both.replace(OLD, NEW)]);
  expect(left.map(({ reason }) => reason)).toEqual(["its import shares a line with other code"]);
});

test("a rival is no other path to the same", async () => {
  const files = {
    "ssotlint.yaml":
      'version: 1\nroles:\n  store:\n    canonical: a.py#OrderStore\n    match: { name: "*order*store*" }\n',
    "a.py":
      "class OrderStore:\n    def place_order(self): return 1\n    def cancel_order(self): return 2\n    def refund_order(self): return 3\n",
    "b.py":
      "class OtherOrderStore:\n    def place_order(self): return 4\n    def cancel_order(self): return 5\n    def refund_order(self): return 6\n",
    "c.py": "from b import OtherOrderStore\n\n\ndef f(): return OtherOrderStore()\n",
  };
  const { changes, left } = await fixMemory(files, { unsafe: "make" });
  expect([changes, left.map(({ reason }) => reason)]).toEqual([
    [],
    ["it is another implementation, so who imports it has to change with it"],
  ]);
});
