import type { FlowRun } from "../../../flow/flow-run.js";
import { lineage } from "../../../flow/members.js";
import { argument, asString } from "../../../flow/values.js";
import { CONVERTORS, type Convertors } from "./asgi-pattern.js";

/** The convertors of Starlette and those that the code registers with it. */
export function registeredConvertors({ calls }: FlowRun): Convertors {
  const convertors = new Map(CONVERTORS);
  for (const call of calls) {
    if (call.method !== "starlette.convertors.register_url_convertor") continue;
    const key = asString(argument(call, 0, "key"));
    const convertor = argument(call, 1, "convertor");
    if (key === null) continue;
    const owner = convertor?.kind === "host" || convertor?.kind === "instance" ? convertor.class : null;
    const regexes =
      owner === null ? [] : lineage(owner).flatMap((base) => asString(base.fields.get("regex") ?? null) ?? []);
    const [regex] = regexes;
    if (regex === undefined) convertors.delete(key);
    else convertors.set(key, regex);
  }
  return convertors;
}
