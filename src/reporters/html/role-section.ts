import { compareStrings } from "../../model/order.js";
import type { Report } from "../../model/report.js";
import type { Candidate, RoleName, RoleReport } from "../../model/role-report.js";
import { compareSpans, type Place } from "../../model/span.js";
import { counted } from "../console-layout.js";
import { classRank, classWord, roleVerdict } from "../role-words.js";
import { groupBy } from "../../model/group-by.js";
import { markup, prose, type Markup } from "./markup.js";
import { roleAnchor } from "./numbers-section.js";
import type { Places } from "./places.js";
import { rolePicture } from "./role-picture.js";

/** Each role: a sentence, a picture, and a table of all that the picture may leave out. */
export function roleSection(report: Report, places: Places): Markup {
  if (report.roles.length === 0) return markup``;
  const findings = groupBy(report.findings, ({ role }) => role);
  return markup`<section id="roles" aria-labelledby="roles-title">
<h2 id="roles-title">Roles</h2>
<p class="aside">In the middle of each picture is the canonical one, on the left what reaches it under which name, on the right what else is called so or does the same. A dashed line leads to what competes.</p>
${report.roles.map((role, index) => onRole(role, index, findings.get(role.id)?.length ?? 0, places))}
</section>`;
}

function onRole(role: RoleReport, index: number, findings: number, places: Places): Markup {
  const anchor = roleAnchor(index);
  const sorted = [...role.definitions].sort(
    (a, b) => classRank(a) - classRank(b) || compareStrings(a.symbol, b.symbol),
  );
  const anchors = new Map(sorted.map(({ symbol }, at) => [symbol, `${anchor}-${at + 1}`]));
  const { svg, folder } = rolePicture(role, (place) => places.href(place) ?? rowOf(role, anchors, place));
  const below =
    folder === ""
      ? null
      : markup`<figcaption>Paths are below <code>${folder}</code>; those elsewhere begin with a slash.</figcaption>`;
  return markup`<article class="role" id="${anchor}">
<h3>${role.id}</h3>
<p>${roleVerdict(role)}${findings === 0 ? null : markup` <a href="#findings?role=${encodeURIComponent(role.id)}">${counted(findings, "finding")}</a>.`}</p>
<figure>
<div class="scroll drawn" data-label="Picture of ${role.id}">${svg}</div>
${below}
</figure>
${definitionTable(role, sorted, anchors, places)}
</article>
`;
}

/** Without a host for the code, a place in the picture leads to the row of the table that has it. */
function rowOf(role: RoleReport, anchors: ReadonlyMap<string, string>, place: Place): string | null {
  const isHere = (other: Place): boolean => other.file === place.file && other.span[0] === place.span[0];
  const symbol =
    role.definitions.find((definition) => isHere(definition.place))?.symbol ??
    role.names.find((name) => isHere(name.place) || name.chain.some((hop) => hop.file === place.file))?.symbol;
  const anchor = symbol === undefined ? undefined : anchors.get(symbol);
  return anchor === undefined ? null : `#${anchor}`;
}

function definitionTable(
  role: RoleReport,
  sorted: readonly Candidate[],
  anchors: ReadonlyMap<string, string>,
  places: Places,
): Markup {
  if (sorted.length === 0) return markup``;
  const names = groupBy(role.names, ({ symbol }) => symbol);
  const rows = sorted.map((definition) => {
    const { symbol, place, evidence } = definition;
    return markup`<tr id="${anchors.get(symbol) ?? ""}"><td class="word ${definition.class ?? "unknown"}">${classWord(definition)}</td><td><code class="name">${nameIn(symbol)}</code><br>${places.link(place)}</td><td>${evidence.map(({ message }) => markup`<p>${prose(message)}</p>`)}${nameList(names.get(symbol) ?? [], places)}</td></tr>
`;
  });
  return markup`<details class="table"><summary>${counted(sorted.length, "definition")}, and the names that reach ${sorted.length === 1 ? "it" : "them"}</summary>
<div class="scroll"><table><thead><tr><th scope="col">class</th><th scope="col">definition</th><th scope="col">why, and by which names</th></tr></thead>
<tbody>${rows}</tbody></table></div></details>`;
}

function nameList(names: readonly RoleName[], places: Places): Markup {
  if (names.length === 0) return markup``;
  const sorted = [...names].sort(
    (a, b) =>
      Number(a.isTest) - Number(b.isTest) ||
      compareStrings(a.module, b.module) ||
      compareSpans(a.place.span, b.place.span),
  );
  const items = sorted.map(
    ({ name, place, chain, isTest }) =>
      markup`<li><code>${name}</code> ${places.link(place)}${isTest ? " in a test" : null}${chain
        .slice(1)
        .map(({ hop, file, span }) => markup` → ${places.link({ file, span })} ${hop}`)}</li>
`,
  );
  if (names.length <= 3) return markup`<ul class="names">${items}</ul>`;
  return markup`<details><summary>${counted(names.length, "name")}</summary><ul class="names">${items}</ul></details>`;
}

function nameIn(symbol: string): string {
  return symbol.slice(symbol.lastIndexOf("#") + 1);
}
