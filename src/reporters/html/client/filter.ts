import type { PageData, PageFinding } from "../page-data.js";

/** What the reader wants to see. Empty texts ask for nothing. */
export interface Filter {
  readonly q: string;
  readonly file: string;
  readonly severity: readonly string[];
  readonly rule: string;
  readonly role: string;
  readonly state: string;
  readonly group: string;
}

export const SEVERITIES = ["error", "warning", "note"] as const;

export const EVERYTHING: Filter = {
  q: "",
  file: "",
  severity: SEVERITIES,
  rule: "",
  role: "",
  state: "",
  group: "rule",
};

/** Chooses among findings. What is searched is made once, so that a key stroke looks at texts alone. */
export function chooser({ findings, files }: PageData): (filter: Filter) => readonly PageFinding[] {
  const lower = files.map((file) => file.toLowerCase());
  const texts = findings.map((finding) => {
    const { id, rule, kind, message, symbol, at, evidence } = finding;
    const place = `${files[at[0]] ?? ""}:${at[1]}:${at[2]}`;
    return [message, symbol ?? "", place, `${rule}/${kind}`, id, ...evidence.map(([text]) => text)]
      .join("\n")
      .toLowerCase()
      .replaceAll("`", "");
  });
  return ({ q, file, severity, rule, role, state, group }) => {
    const words = q.toLowerCase().replaceAll("`", "").split(/\s+/).filter(Boolean);
    const inFiles =
      file === "" ? null : new Set(lower.flatMap((path, index) => (path.includes(file.toLowerCase()) ? [index] : [])));
    const chosen = findings.filter((finding, index) => {
      const text = texts[index] ?? "";
      return (
        severity.includes(finding.severity) &&
        (rule === "" || finding.rule === rule) &&
        (role === "" || finding.role === role) &&
        (state === "" || (state === "introduced" ? finding.introduced === true : finding.state === state)) &&
        (inFiles === null || inFiles.has(finding.at[0])) &&
        words.every((word) => text.includes(word))
      );
    });
    return group === "file" ? byFile(chosen, files) : byRule(chosen);
  };
}

/** The part of the address that stands for a filter, so that it can be passed on: nothing of what is as usual. */
export function toHash(filter: Filter): string {
  const chosen = new URLSearchParams();
  for (const key of ["q", "file", "rule", "role", "state"] as const)
    if (filter[key] !== "") chosen.set(key, filter[key]);
  if (filter.severity.length < SEVERITIES.length) chosen.set("severity", filter.severity.join(","));
  if (filter.group !== EVERYTHING.group) chosen.set("group", filter.group);
  const text = chosen.toString();
  return text === "" ? "" : `#findings?${text}`;
}

/** The filter of an address; null when it says nothing about findings. */
export function fromHash(hash: string): Filter | null {
  if (!hash.startsWith("#findings?")) return null;
  const chosen = new URLSearchParams(hash.slice("#findings?".length));
  const text = (key: string): string => chosen.get(key) ?? "";
  const severity = chosen.get("severity")?.split(",") ?? SEVERITIES;
  return {
    q: text("q"),
    file: text("file"),
    severity: SEVERITIES.filter((each) => severity.includes(each)),
    rule: text("rule"),
    role: text("role"),
    state: text("state"),
    group: chosen.get("group") ?? EVERYTHING.group,
  };
}

/** Rules in the order of their most severe finding, each rule's findings together: as they come, but never in two places. */
function byRule(findings: readonly PageFinding[]): readonly PageFinding[] {
  const order = new Map<string, PageFinding[]>();
  for (const finding of findings) {
    const ofRule = order.get(finding.rule);
    if (ofRule === undefined) order.set(finding.rule, [finding]);
    else ofRule.push(finding);
  }
  return [...order.values()].flat();
}

function byFile(findings: readonly PageFinding[], files: readonly string[]): readonly PageFinding[] {
  const pathOf = ({ at: [file] }: PageFinding): string => files[file] ?? "";
  return [...findings].sort((a, b) => {
    const [one, other] = [pathOf(a), pathOf(b)];
    if (one !== other) return one < other ? -1 : 1;
    return a.at[1] - b.at[1] || a.at[2] - b.at[2];
  });
}
