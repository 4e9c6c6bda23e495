import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const BENCH = new URL("../", import.meta.url);

/** Keeps a result as a file of its own, and puts all of them into the README. */
export function writeResult(name, report) {
  const folder = fileURLToPath(new URL("results/", BENCH));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name.replaceAll(/[^\w.-]+/g, "-")}.md`, report);
  const results = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(`${folder}${file}`, "utf8").trim());
  const readme = fileURLToPath(new URL("README.md", BENCH));
  const text = readFileSync(readme, "utf8");
  const whole = /(<!-- results -->\n)[^]*?(<!-- end -->)/;
  writeFileSync(
    readme,
    text.replace(whole, (_all, start, end) => `${start}\n${results.join("\n\n")}\n\n${end}`),
  );
}
