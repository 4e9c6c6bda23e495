import { statementsOf } from "../../../../model/flow-body.js";
import type { FlowExpression, FlowFunction } from "../../../../model/flow.js";
import type { Place } from "../../../../model/span.js";
import { FILE_START } from "../../../../model/span.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import type { Value } from "../../../flow/value.js";
import { entry, list, optionsOf, record, settled, text } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { asPrefix, EMPTY_PATH, pathText } from "../../path-text.js";

/** What `next.config.js` says about paths. */
export interface NextConfig {
  /** In front of every path; empty without one. */
  readonly basePath: PathText;
  /** Without a dot, those that count more first. */
  readonly extensions: readonly string[];
}

const CONFIG = /(?:^|\/)next\.config\.(?:js|mjs|cjs|ts|mts)$/;

export function isConfig(path: string): boolean {
  return CONFIG.test(path);
}

const USUAL_EXTENSIONS: readonly string[] = ["tsx", "ts", "jsx", "js"];

/** @param file null without a configuration */
export function nextConfig(run: FlowRun, file: string | null): NextConfig {
  const options =
    file === null ? null : optionsIn(run.valueOf(file, "default") ?? run.valueOf(file, "module.exports"), 0);
  const place: Place = { file: file ?? "", span: FILE_START };
  const basePath = entry(options, "basePath");
  const extensions = entry(options, "pageExtensions");
  const known = extensions === null ? null : settled(extensions);
  const texts = known?.kind === "list" ? known.items.flatMap((item) => textsOf(item)) : [];
  return {
    basePath: basePath === null ? EMPTY_PATH : asPrefix(pathText(settled(basePath), place), "/"),
    extensions: texts.length === 0 ? USUAL_EXTENSIONS : texts,
  };
}

function textsOf(item: Value): readonly string[] {
  return optionsOf(settled(item)).flatMap((option) => (option.kind === "string" ? [option.value] : []));
}

/** Plugins wrap the options: `withPlugin(options)`, `withPlugin({ … })(options)`. A function gives them when it is called. */
function optionsIn(given: Value | null, depth: number): Value | null {
  if (given === null || depth > DEEPEST) return null;
  for (const value of optionsOf(settled(given))) {
    if (value.kind === "record") return value;
    if (value.kind === "function") return returned(value.function);
    if (value.kind !== "host") continue;
    for (const argument of value.made.arguments) {
      const inner = optionsIn(argument.value, depth + 1);
      if (inner !== null) return inner;
    }
  }
  return null;
}

/** Nobody wraps options as often. */
const DEEPEST = 10;

/** The options that a function returns, as far as they are written there. */
function returned(flow: FlowFunction): Value | null {
  const last = statementsOf(flow).findLast((statement) => statement.kind === "return");
  if (last?.kind !== "return" || last.value?.kind !== "record") return null;
  const entries = last.value.entries.flatMap(({ key, value }) => {
    const item = literalOf(value);
    return key?.kind === "string" && item !== null ? [[key.value, item] as const] : [];
  });
  return record(entries, "open");
}

function literalOf(expression: FlowExpression): Value | null {
  if (expression.kind === "string") return text(expression.value);
  if (expression.kind !== "list") return null;
  return list(expression.items.flatMap(({ value }) => literalOf(value) ?? []));
}
