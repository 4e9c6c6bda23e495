import { randomNumbers } from "./random-numbers.mjs";

const PACKAGE_SIZE = 200;
const FEATURE_SIZE = 20;
const KINDS = ["model", "repository", "service", "manager", "router", "validator", "mapper", "client", "policy"];
const QUALITIES = [
  "Pending",
  "Archived",
  "Shared",
  "Remote",
  "Local",
  "Daily",
  "Weekly",
  "Public",
  "Internal",
  "Signed",
];
const NOUNS = [
  "Invoice",
  "Customer",
  "Order",
  "Shipment",
  "Session",
  "Report",
  "Account",
  "Payment",
  "Document",
  "Ticket",
];

/**
 * What a generated project of a size consists of, without a language: each file's part, the names that it defines and those that it uses.
 * The shape is that of real projects. Packages hold features, and both have a barrel; a module uses its neighbours, a feature beside it
 * through that one's barrel, another package through its barrel, and everything uses the first package; each package is an application.
 * The same size gives the same project, and a greater one begins with the whole packages of the smaller.
 */
export function projectPlan(size) {
  const files = Array.from({ length: size }, (_each, index) => placeOf(index));
  const modules = files.filter(({ part }) => part === "module");
  const inFeature = groupBy(modules, ({ folder }) => folder);
  const inPackage = groupBy(modules, ({ packageName }) => packageName);
  // The modules stand in the order of their packages, so that those of all earlier packages are the first so many.
  const before = new Map();
  for (const [position, { packageName }] of modules.entries()) {
    if (!before.has(packageName)) before.set(packageName, position);
  }
  for (const file of modules) file.uses = usesOf(file, { inFeature, inPackage, modules, before });
  for (const file of files) {
    if (file.part === "feature") file.members = inFeature.get(file.folder) ?? [];
    if (file.part === "package" || file.part === "application") {
      file.members = inPackage.get(file.packageName) ?? [];
      file.features = [...new Set(file.members.map(({ feature }) => feature))];
    }
  }
  return files;
}

/** The first of each package are its barrels and its application, so that a project of any size has them. */
function placeOf(index) {
  const packageName = `p${String(Math.floor(index / PACKAGE_SIZE)).padStart(4, "0")}`;
  const within = index % PACKAGE_SIZE;
  const feature = `f${String(Math.floor(within / FEATURE_SIZE)).padStart(2, "0")}`;
  const slot = within % FEATURE_SIZE;
  const place = { index, packageName, feature, folder: `${packageName}/${feature}` };
  if (slot === 0) return { ...place, part: "feature" };
  if (within === 1) return { ...place, part: "package" };
  if (within === 2) return { ...place, part: "application" };
  const kind = KINDS[slot % KINDS.length];
  const random = randomNumbers(index);
  const noun = random.pick(NOUNS);
  const name = `${random.pick(QUALITIES)}${noun}${capital(kind)}${index}`;
  return { ...place, part: "module", kind, noun, name, file: `${kind}_${slot}`, random };
}

/** The first module of all, two neighbours, one of another feature of the package, and one of an earlier package. */
function usesOf(file, { inFeature, inPackage, modules, before }) {
  const { random } = file;
  const neighbours = inFeature.get(file.folder).filter(({ index }) => index < file.index);
  const beside = inPackage
    .get(file.packageName)
    .filter(({ folder, index }) => folder !== file.folder && index < file.index);
  const earlier = before.get(file.packageName);
  const uses = [];
  if (file.index > PACKAGE_SIZE) uses.push({ by: "package", target: modules[0] });
  for (const target of random.several(neighbours, 2)) uses.push({ by: "module", target });
  for (const target of random.several(beside, 1)) uses.push({ by: "feature", target });
  if (earlier > 0) uses.push({ by: "package", target: modules[random.below(earlier)] });
  const seen = new Set();
  return uses.filter(({ target }) => !seen.has(target.name) && seen.add(target.name));
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
