import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const { packages } = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));

/** `npm ci` refuses a lock without the packages of other platforms, which npm leaves out where its registry does not have them. */
test("the lock has every package that another one names, and no address of a registry", () => {
  for (const [place, { dependencies, optionalDependencies, resolved }] of Object.entries(packages)) {
    expect(resolved, place).toBeUndefined();
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      expect(
        foldersAbove(place).some((folder) => `${folder}node_modules/${name}` in packages),
        `${place} needs ${name}`,
      ).toBe(true);
    }
  }
});

/** Where Node looks for what a package needs: below itself, and below each of those that it is in. */
function foldersAbove(place) {
  const parts = place.split("node_modules/");
  const folders = [place === "" ? "" : `${place}/`];
  for (let length = parts.length - 1; length > 0; length--) folders.push(parts.slice(0, length).join("node_modules/"));
  return folders;
}
