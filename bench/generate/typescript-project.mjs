import { projectPlan } from "./project-plan.mjs";

/** A TypeScript project of so many files, as pairs of path and text: a workspace of packages with aliases, barrels and Express routers. */
export function typescriptProject(size) {
  const plan = projectPlan(size);
  const packages = [...new Set(plan.map(({ packageName }) => packageName))];
  return [
    [
      "package.json",
      json({ name: "generated", private: true, workspaces: ["packages/*"], dependencies: { express: "5.1.0" } }),
    ],
    ["tsconfig.json", tsconfig(packages)],
    ["ssotlint.yaml", manifest(plan)],
    ...packages.map((name) => [`packages/${name}/package.json`, json({ name: `@app/${name}`, main: "src/index.ts" })]),
    ...plan.map((file) => [pathOf(file), TEXTS[file.part](file)]),
  ];
}

const TEXTS = { module: moduleText, feature: featureBarrel, package: packageBarrel, application: applicationText };

function pathOf(file) {
  const source = `packages/${file.packageName}/src`;
  if (file.part === "package") return `${source}/index.ts`;
  if (file.part === "application") return `${source}/app.ts`;
  return `${source}/${file.feature}/${file.part === "feature" ? "index" : file.file}.ts`;
}

function tsconfig(packages) {
  const paths = Object.fromEntries(packages.map((name) => [`@app/${name}`, [`./packages/${name}/src/index.ts`]]));
  const options = {
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    strict: true,
    noEmit: true,
    paths,
  };
  return json({ compilerOptions: options, include: ["packages"] });
}

function manifest(plan) {
  const manager = plan.find(({ kind }) => kind === "manager");
  const roles = `  manager:\n    canonical: ${pathOf(manager)}#${manager.name}\n    match: { name: "PendingOrderManager*" }\n`;
  return `version: 1\nsource:\n  include: ["packages/**"]\nroles:\n${roles}`;
}

function featureBarrel({ members }) {
  return `${members.map(({ file }) => `export * from "./${file}";`).join("\n")}\n`;
}

function packageBarrel({ features }) {
  return `${features.map((feature) => `export * from "./${feature}";`).join("\n")}\n`;
}

function applicationText({ members }) {
  const routers = members.filter(({ kind }) => kind === "router");
  const imports = routers.map(({ feature, file, index }) => `import { router${index} } from "./${feature}/${file}";`);
  const mounts = routers.map(({ feature, index }) => `app.use("/${feature}/${index}", router${index});`);
  return `import express from "express";\n${imports.join("\n")}\n\nexport const app = express();\napp.use(express.json());\n${mounts.join("\n")}\n`;
}

function moduleText(file) {
  const { name, noun, random, uses, kind } = file;
  const imports = uses.map(({ by, target }) => `import { ${target.name} } from "${specifierOf(by, target)}";`);
  const methods = Array.from({ length: 3 + random.below(3) }, (_each, index) => methodText(file, index));
  return `${kind === "router" ? 'import { Router } from "express";\n' : ""}${imports.join("\n")}

/** What a ${noun.toLowerCase()} needs to be handled. */
export interface ${name}Options {
  readonly retries: number;
  readonly label: string;
  readonly tags?: readonly string[];
}

export const ${constantOf(name)}_LIMIT = ${100 + file.index};

/** Handles each ${noun.toLowerCase()} once. */
export class ${name} {
  private readonly entries = new Map<string, ${name}Options>();

  constructor(
    private readonly options: ${name}Options,
${uses.map(({ target }, index) => `    private readonly part${index}?: ${target.name},`).join("\n")}
  ) {}

${methods.join("\n\n")}
}

export function create${name}(label: string): ${name} {
  return new ${name}({ retries: ${random.below(9)}, label, tags: [label, "${noun.toLowerCase()}"] });
}
${kind === "router" ? routerText(file) : ""}`;
}

function specifierOf(by, target) {
  if (by === "package") return `@app/${target.packageName}`;
  return by === "feature" ? `../${target.feature}` : `./${target.file}`;
}

function methodText({ noun, random, index }, method) {
  const entry = noun.toLowerCase();
  const shapes = [
    `  async load${noun}${method}(id: string): Promise<string | undefined> {
    const found = this.entries.get(id);
    if (found === undefined) return undefined;
    for (let attempt = 0; attempt < found.retries; attempt++) {
      if (attempt > ${random.below(20)}) return \`\${id}:\${attempt}\`;
      await Promise.resolve();
    }
    return found.label;
  }`,
    `  sum${noun}${method}(values: readonly number[]): number {
    let total = ${random.below(100)};
    for (const value of values) {
      if (value < 0) continue;
      total += value > ${random.below(1000)} ? value : value * ${1 + random.below(9)};
    }
    return total;
  }`,
    `  list${noun}${method}(prefix: string): string[] {
    const names = [...this.entries.keys()].filter((key) => key.startsWith(prefix));
    const ${entry}Names = names.map((key) => key.slice(prefix.length));
    ${entry}Names.sort((left, right) => left.localeCompare(right));
    return ${entry}Names.slice(0, ${1 + random.below(50)});
  }`,
    `  register${noun}${method}(id: string, label: string): boolean {
    if (this.entries.has(id)) return false;
    this.entries.set(id, { retries: ${random.below(10)}, label, tags: ["${entry}", "${index}"] });
    try {
      return this.options.label !== label;
    } finally {
      this.entries.delete("${entry}-${random.below(1000)}");
    }
  }`,
  ];
  return random.pick(shapes);
}

function routerText({ name, noun, index }) {
  const path = noun.toLowerCase();
  return `
export const router${index} = Router();
const handler = create${name}("${path}");

router${index}.get("/${path}s", (request, response) => {
  response.json({ label: String(request.query["label"]), handler: String(handler) });
});

router${index}.post("/${path}s/:id", (request, response) => {
  response.status(201).json({ id: request.params.id });
});
`;
}

function constantOf(name) {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
