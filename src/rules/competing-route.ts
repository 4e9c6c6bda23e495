import type { RuleContext, RuleDocs } from "../model/rule.js";
import { COMPETING_KINDS, type CompetingFound } from "./competing-kinds.js";
import { graphRule } from "./define-rule.js";
import { doubledPrefixes } from "./doubled-prefixes.js";
import { conflictsFound } from "./route-conflicts.js";
import { trespasses, trespassesFound } from "./route-owners.js";

const SHOP = {
  "ssotlint.yaml": `version: 1
routes:
  owners:
    - { method: GET, path: "/orders/{id}", owner: shop/orders.py }
`,
  "requirements.txt": "flask\n",
  "shop/__init__.py": "",
  "shop/app.py": `from flask import Flask

from shop.orders import orders
from shop.invoices import invoices

app = Flask(__name__)
app.register_blueprint(orders, url_prefix="/orders")
app.register_blueprint(invoices)
`,
  "shop/orders.py": `from flask import Blueprint

orders = Blueprint("orders", __name__)


@orders.get("/<int:order_id>")
def show_order(order_id):
    return {"order": order_id}
`,
};

const docs: RuleDocs = {
  summary: "Two live routes compete for the same requests, or a route is registered outside of its owner.",
  what: "Routes are followed from every application through mounts and prefixes; what nothing mounts, or whose path code computes, does not compete. `identical` routes match the same requests with different handlers; `mountedTwice` with the same; `chained` when the first may pass the request on. `shadowed`: one that is tried before it takes all that it matches. `overlapping`: each matches more. Which one answers, or that the application does not start, is said by the framework's rule. `wrongOwner` compares with `routes.owners`, `doublePrefix` is `/api/api`. Applications compete within a host of `routes.hosts`.",
  why: "Of two handlers for one request one is dead code that somebody will change and wonder about.",
  example: {
    files: {
      ...SHOP,
      "shop/invoices.py": `from flask import Blueprint

invoices = Blueprint("invoices", __name__)


@invoices.get("/orders/<int:number>")
def show_invoice(number):
    return {"invoice": number}
`,
    },
  },
  instead: {
    files: {
      ...SHOP,
      "shop/invoices.py": `from flask import Blueprint

invoices = Blueprint("invoices", __name__)


@invoices.get("/invoices/<int:number>")
def show_invoice(number):
    return {"invoice": number}
`,
    },
  },
  whenToAllow: "While one handler replaces another, with a date until which both may stay.",
  precision: "very-high",
  tags: ["ssot", "routes", "duplicates"],
};

/** Two live routes compete for the same requests. */
export const competingRoute = graphRule({ id: "competing-route", docs, kinds: COMPETING_KINDS, find });

function* find({ graph, manifest, routes }: RuleContext): Iterable<CompetingFound> {
  const wrong = trespasses(graph, routes, manifest.routes.owners);
  yield* trespassesFound(routes, wrong);
  // What is registered in the wrong place is said once, and so not again of the two that are there because of it.
  const said = new Set(wrong.map(({ route }) => route));
  const left = routes.conflicts.filter(
    ({ kind, winner, loser }) =>
      // What a framework adds by itself, like its own pages of documentation, is missed by nobody.
      loser.handler !== null &&
      !((kind === "identical" || kind === "mountedTwice") && (said.has(winner) || said.has(loser))),
  );
  yield* conflictsFound(graph, left, routes.routes);
  yield* doubledPrefixes(routes.routes);
}
