import { displayName } from "../model/display-name.js";
import { hashText } from "../model/hash.js";
import type { KindMeta, RuleContext, RuleDocs } from "../model/rule.js";
import type { Candidate, RoleReport } from "../model/role-report.js";
import type { Suspect } from "../model/suspect.js";
import { simpleName, splitSymbolId } from "../model/symbol-id.js";
import type { Role } from "../model/manifest.js";
import type { Evidence } from "../model/rule.js";
import type { SymbolGraph } from "../model/graph.js";
import { type Found, graphRule } from "./define-rule.js";

const MANIFEST = `version: 1
roles:
  order-store:
    canonical: src/orders/store.ts#OrderStore
    match: { name: "*order*store*" }
`;

const CANONICAL = `export class OrderStore {
  #rows = new Map<string, object>();

  placeOrder(order: object): void {
    this.#rows.set(crypto.randomUUID(), order);
  }

  cancelOrder(id: string): void {
    this.#rows.delete(id);
  }

  ordersOf(customer: string): object[] {
    return [...this.#rows.values()].filter((row) => Reflect.get(row, "customer") === customer);
  }
}
`;

const docs: RuleDocs = {
  summary: "More than the canonical definition implements a role.",
  what: "For each role of the manifest it compares every definition that matches the role with the canonical one, by the public members that both have. What shares enough is a rival, a near-identical text a copy, what shares much under another name a look-alike, what shares only the name a namesake. Contracts, test doubles, subclasses, wrappers and factories are none of these. Without a manifest it suspects classes of one name, or with the same members, in different modules.",
  why: "Two implementations of one job drift apart: a bug is fixed in one of them, and the other one runs.",
  example: {
    files: {
      "ssotlint.yaml": MANIFEST,
      "src/orders/store.ts": CANONICAL,
      "src/legacy/store.ts": `export class LegacyOrderStore {
  placeOrder(order: object): void {
    database.insert(order);
  }

  cancelOrder(id: string): void {
    database.delete(id);
  }

  ordersOf(customer: string): object[] {
    return database.select(customer);
  }
}
`,
    },
  },
  instead: {
    files: {
      "ssotlint.yaml": MANIFEST,
      "src/orders/store.ts": CANONICAL,
      "src/legacy/store.ts": `import { OrderStore } from "../orders/store.js";

export class LegacyOrderStore extends OrderStore {
  override placeOrder(order: object): void {
    super.placeOrder({ ...order, legacy: true });
  }
}
`,
    },
  },
  whenToAllow:
    "When a second implementation is there on purpose, such as one for another storage: list it under `variants` with a reason, and with an end date if it has one.",
  precision: "high",
  tags: ["ssot", "duplication"],
};

const USE_OR_ALLOW =
  "Use `{canonical}` and delete this one, make it a subclass or wrapper of it, or list it under `variants` of role {role} with a reason.";

const kinds = {
  rival: {
    severity: "error",
    message: "`{name}` is a second implementation of role {role} beside `{canonical}`: {proof}",
    hint: USE_OR_ALLOW,
  },
  copy: {
    severity: "error",
    message: "`{name}` is a copy of the implementation of role {role} beside `{canonical}`: {proof}",
    hint: USE_OR_ALLOW,
  },
  lookAlike: {
    severity: "warning",
    message: "`{name}` does the job of role {role} beside `{canonical}`, under another name: {proof}",
    hint: USE_OR_ALLOW,
  },
  namesake: {
    severity: "note",
    message: "`{name}` has a name of role {role} and does not do the job of `{canonical}`: {proof}",
    hint: "Give it a name that says what it does, or narrow `match` of role {role}.",
  },
  suspected: {
    severity: "note",
    message: "{names} are probably one thing written {count} times, here and in {elsewhere}: {proof}",
    hint: "Keep one, or declare a role in the manifest that says which one is canonical.",
  },
} as const satisfies Readonly<Record<string, KindMeta>>;

/** More than the canonical definition implements a role. */
export const duplicateImplementation = graphRule({ id: "duplicate-implementation", docs, kinds, find });

function* find({ graph, manifest, roles, suspects }: RuleContext): Iterable<Found<typeof kinds>> {
  for (const report of roles) {
    const role = manifest.roles.find((each) => each.id === report.id);
    if (role === undefined) continue;
    for (const candidate of report.definitions) yield* competing(graph, role, report, candidate);
  }
  if (manifest.file !== null) return;
  for (const suspect of suspects) yield* suspected(graph, suspect);
}

function* competing(
  graph: SymbolGraph,
  role: Role,
  report: RoleReport,
  candidate: Candidate,
): Iterable<Found<typeof kinds>> {
  const { class: assigned, symbol } = candidate;
  if (assigned !== "rival" && assigned !== "copy" && assigned !== "lookAlike" && assigned !== "namesake") return;
  yield {
    kind: assigned,
    data: {
      role: role.id,
      name: simpleName(symbol),
      canonical: canonicalFor(graph, role, symbol),
      proof: proofOf(candidate),
    },
    place: candidate.place,
    symbol,
    identity: [role.id, symbol],
    bodyHash: graph.definition(symbol)?.facts.bodyHash ?? null,
    role: role.id,
    evidence: [...comparedWith(candidate), ...otherNames(report, candidate)],
  };
}

/** The public symbol in the candidate's language, else the first one. */
function canonicalFor(graph: SymbolGraph, role: Role, symbol: string): string {
  const isPython = /\.pyi?#/.test(symbol);
  const declared = [...role.canonical, ...role.implementation];
  const own = declared.find((each) => /\.pyi?#/.test(each.symbol) === isPython) ?? declared[0];
  return own === undefined ? role.id : displayName(graph, own.symbol);
}

/** Why it has its class. Where there was nothing to compare with, also how to change that. */
function proofOf({ class: assigned, shared, evidence }: Candidate): string {
  const reason = evidence[0]?.message ?? "";
  const proof = reason.charAt(0).toLowerCase() + reason.slice(1);
  const uncompared = assigned === "rival" && shared === null;
  return uncompared ? `${proof} Name the one that does the work under \`implementation\` to compare with it.` : proof;
}

/** The message says what they share; the evidence says where the other one is. Where nothing was shared, the reasons stand. */
function comparedWith({ shared, evidence }: Candidate): readonly Evidence[] {
  const [first, ...others] = evidence;
  if (first === undefined || shared === null) return evidence;
  return [{ message: `\`${simpleName(shared.with)}\` is what it is compared with.`, place: first.place }, ...others];
}

/** The names outside its own declaration by which the code has it. */
function otherNames(report: RoleReport, { symbol, place }: Candidate): readonly Evidence[] {
  return report.names
    .filter((name) => name.symbol === symbol && !name.isTest)
    .filter((name) => name.place.file !== place.file || name.place.span.join() !== place.span.join())
    .map((name) => ({ message: `\`${name.name}\` in ${name.module} is this definition.`, place: name.place }));
}

/** `a.ts`, or `a.ts` and 2 more files. */
function filesOf(paths: readonly string[]): string {
  const [first = "", ...more] = [...new Set(paths)];
  const rest = more.length === 0 ? "" : ` and ${more.length} more ${more.length === 1 ? "file" : "files"}`;
  return `\`${first}\`${rest}`;
}

function* suspected(graph: SymbolGraph, { symbols, shared, copied }: Suspect): Iterable<Found<typeof kinds>> {
  const definitions = symbols.flatMap((symbol) => graph.definition(symbol) ?? []);
  const [first, ...others] = definitions;
  if (first === undefined) return;
  const names = [...new Set(symbols.map((symbol) => `\`${simpleName(symbol)}\``))];
  yield {
    kind: "suspected",
    data: {
      names: names.length === 1 ? `The ${symbols.length} definitions of ${names.join("")}` : names.join(" and "),
      count: symbols.length,
      elsewhere: filesOf(others.map(({ file }) => file)),
      proof: copied ? "their texts are nearly the same." : sharedMembers(shared.members),
    },
    place: { file: first.file, span: first.facts.span },
    symbol: first.symbol,
    identity: symbols,
    // Of all of them: one more is another finding.
    bodyHash: hashText(
      definitions
        .map(({ facts }) => facts.bodyHash)
        .sort()
        .join(" "),
    ),
    evidence: others.map((other) => ({
      message: `\`${simpleName(other.symbol)}\` is in ${splitSymbolId(other.symbol)?.file ?? other.file} too.`,
      place: { file: other.file, span: other.facts.span },
    })),
  };
}

function sharedMembers(members: readonly string[]): string {
  const named = members.slice(0, 5).map((member) => `\`${member}\``);
  const more = members.length - named.length;
  return `they share ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}
