// What the licences of bundled packages ask for: their text beside the code.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where a package ships another one's code inside of its own, without the licence of that. */
const SHIPS = { "@ts-morph/common": "typescript" };

/** The notices of the packages that these modules are from. Fails where a package has no licence to quote. */
export function noticesOf(moduleIds) {
  const folders = new Set(moduleIds.flatMap((id) => packageFolder(id) ?? []));
  const notices = [...folders].flatMap(noticesIn).sort(({ title: a }, { title: b }) => (a < b ? -1 : 1));
  const head = "This package contains code of the following packages, which do not change what it is licensed under.";
  return `${[head, ...notices.map(({ title, text }) => `${title}\n\n${text}`)].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function noticesIn(folder) {
  const own = notice(folder);
  const shipped = SHIPS[packageOf(join(folder, "package.json"))];
  if (shipped === undefined) return [own];
  const { title, text } = notice(join("node_modules", shipped));
  return [own, { title: title.replace(/ .*(?= \()/, `, in ${own.title.replace(/ \(.*/, "")}`), text }];
}

/** The name of the package that a module is from; null for one of ours. */
export function packageOf(id) {
  return /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1]?.replace("\\", "/") ?? null;
}

function packageFolder(id) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? null;
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence that could be quoted`);
  return { title: `${name} ${version} (${license})`, text: readFileSync(join(folder, file), "utf8").trim() };
}
