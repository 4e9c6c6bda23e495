import picomatch from "picomatch";
import type { Manifest, RuleSettings } from "../model/manifest.js";
import type { Rule } from "../model/rule.js";
import type { SeveritySetting } from "../model/severity.js";

/** How much one kind of finding matters in one file. */
export type SeverityOf = (rule: string, kind: string, file: string) => SeveritySetting;

/**
 * The rule's own severity, changed by the manifest's `rules`, changed by each of its `overrides` whose globs match the file, in order.
 * A setting for a whole rule holds for all of its kinds; one for a kind leaves the other kinds as they were.
 */
export function severities(rules: readonly Rule[], manifest: Manifest): SeverityOf {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const overrides = manifest.overrides.map(({ files, rules }) => ({
    matches: picomatch([...files], { dot: true }),
    rules,
  }));
  return (rule, kind, file) => {
    const own = byId.get(rule)?.kinds[kind]?.severity;
    if (own === undefined) throw new Error(`No rule declares the kind ${rule}/${kind}.`);
    let severity = settingFor(manifest.rules, rule, kind) ?? own;
    for (const override of overrides) {
      const setting = settingFor(override.rules, rule, kind);
      if (setting !== undefined && override.matches(file)) severity = setting;
    }
    return severity;
  };
}

function settingFor(settings: RuleSettings, rule: string, kind: string): SeveritySetting | undefined {
  const setting = settings.get(rule);
  return typeof setting === "object" ? setting.get(kind) : setting;
}
