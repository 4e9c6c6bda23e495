import { stringify } from "yaml";
import { assertNever } from "../model/assert-never.js";
import type { Proposal, ProposedContent, Section } from "./proposal.js";

/** How an answer turns a proposal into text: as it is, or as a comment for a later day. */
export interface Accepted {
  readonly proposal: Proposal;
  readonly as: "entry" | "comment";
}

/**
 * A manifest in YAML, with the reasons of each entry above it. An entry that is left for later is a comment of the same shape, and so is the
 * key of a section that has no other.
 *
 * @param clean makes texts from analysed code harmless in a file that people read.
 */
export function manifestText(accepted: readonly Accepted[], clean: (text: string) => string): string {
  const parts = SECTIONS.flatMap((section) => {
    const own = accepted.filter(({ proposal }) => proposal.content.section === section);
    return own.length === 0 ? [] : [sectionText(section, own, clean)];
  });
  return [HEAD, ...parts].join("\n");
}

const HEAD = `# Proposed by ssotlint init from the code as it was, with the evidence beside each entry. What it could not be sure of is a comment.
version: 1
`;

const SECTIONS: readonly Section[] = ["tests", "roles", "imports", "routes", "access", "overrides"];

/** What the entries of a section stand under. */
const KEYS: Readonly<Record<Section, readonly string[]>> = {
  tests: ["source", "tests"],
  roles: ["roles"],
  imports: ["imports"],
  routes: ["routes", "owners"],
  access: ["access"],
  overrides: ["overrides"],
};

function sectionText(section: Section, own: readonly Accepted[], clean: (text: string) => string): string {
  const keys = KEYS[section].map((key, depth) => `${"  ".repeat(depth)}${key}:`);
  const isEmpty = own.every(({ as }) => as === "comment");
  const indent = "  ".repeat(keys.length);
  const entries = own.map(({ proposal, as }) => {
    const reasons = proposal.reasons.flatMap((reason) => wrapped(clean(reason), 110 - indent.length));
    const lines = entryLines(proposal.content);
    const entry = as === "comment" ? lines.map((line) => `# ${line}`) : lines;
    return [...reasons.map((reason) => `# ${reason}`), ...entry].map((line) => `${indent}${line}\n`).join("");
  });
  return `${keys.map((key) => `${isEmpty ? "# " : ""}${key}\n`).join("")}${entries.join("\n")}`;
}

function entryLines(content: ProposedContent): readonly string[] {
  switch (content.section) {
    case "tests":
      return yamlLines([...content.globs]);
    case "roles": {
      const { id, canonical, implementation, name, within } = content.role;
      const match = { name: name.length === 1 ? name[0] : name, ...(within.length === 0 ? {} : { within }) };
      return yamlLines({ [id]: { canonical, ...(implementation === null ? {} : { implementation }), match } });
    }
    case "imports": {
      const { symbol, from, deprecated, perhapsDeprecated } = content.contract;
      const lines = yamlLines([{ symbol, from, ...(deprecated.length === 0 ? {} : { deprecated }) }]);
      if (perhapsDeprecated.length === 0) return lines;
      const more = yamlLines({ deprecated: [...deprecated, ...perhapsDeprecated] });
      return [...lines, ...more.map((line) => `  # ${line}`)];
    }
    case "routes":
      return yamlLines([content.owner]);
    case "access":
      return yamlLines([accessEntry(content.access)]);
    case "overrides":
      return yamlLines([{ files: content.files, rules: { [content.rule]: "off" } }]);
    default:
      return assertNever(content);
  }
}

/** In the order of the schema, without what is empty. */
function accessEntry({
  api,
  owner,
  within,
  reason,
}: Extract<ProposedContent, { section: "access" }>["access"]): unknown {
  return { api, owner, ...(within.length === 0 ? {} : { within }), reason };
}

function yamlLines(value: unknown): readonly string[] {
  return stringify(value, { lineWidth: 0, version: "1.2" }).trimEnd().split("\n");
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines.splice(-1, 1, `${last} ${word}`);
  }
  return lines;
}
