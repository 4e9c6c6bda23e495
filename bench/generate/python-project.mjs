import { projectPlan } from "./project-plan.mjs";

/** A Python project of so many files, as pairs of path and text: packages whose `__init__.py` re-export, and FastAPI routers. */
export function pythonProject(size) {
  const plan = projectPlan(size);
  return [
    ["pyproject.toml", '[project]\nname = "generated"\nversion = "0.1.0"\ndependencies = ["fastapi"]\n'],
    ["ssotlint.yaml", manifest(plan)],
    ...plan.map((file) => [pathOf(file), TEXTS[file.part](file)]),
  ];
}

const TEXTS = { module: moduleText, feature: featureInit, package: packageInit, application: applicationText };

function pathOf(file) {
  const source = `app/${file.packageName}`;
  if (file.part === "package") return `${source}/__init__.py`;
  if (file.part === "application") return `${source}/main.py`;
  return `${source}/${file.feature}/${file.part === "feature" ? "__init__" : file.file}.py`;
}

function manifest(plan) {
  const manager = plan.find(({ kind }) => kind === "manager");
  const roles = `  manager:\n    canonical: ${pathOf(manager)}#${manager.name}\n    match: { name: "PendingOrderManager*" }\n`;
  return `version: 1\nsource:\n  include: ["app/**"]\nroles:\n${roles}`;
}

function featureInit({ members }) {
  return `${members.map(({ file, name }) => `from .${file} import ${name}`).join("\n")}\n`;
}

/** The first feature by name, the others by a star, as packages do it both ways. */
function packageInit({ features, members }) {
  const [first, ...others] = features;
  const named = members.filter(({ feature }) => feature === first).map(({ name }) => name);
  const stars = others.map((feature) => `from .${feature} import *`);
  return `from .${first} import (\n${named.map((name) => `    ${name},`).join("\n")}\n)\n${stars.join("\n")}\n`;
}

function applicationText({ members }) {
  const routers = members.filter(({ kind }) => kind === "router");
  const imports = routers.map(({ feature, file, index }) => `from .${feature}.${file} import router_${index}`);
  const mounts = routers.map(
    ({ feature, index }) => `app.include_router(router_${index}, prefix="/${feature}/${index}")`,
  );
  return `from fastapi import FastAPI\n\n${imports.join("\n")}\n\napp = FastAPI()\n${mounts.join("\n")}\n`;
}

function moduleText(file) {
  const { name, noun, random, uses, kind } = file;
  const imports = uses.map(({ by, target }) => `from ${moduleOf(by, target)} import ${target.name}`);
  const methods = Array.from({ length: 4 + random.below(4) }, (_each, index) => methodText(file, index));
  const parts = uses.map(({ target }, index) => `, part_${index}: "${target.name} | None" = None`).join("");
  return `"""How each ${noun.toLowerCase()} is handled."""

from dataclasses import dataclass
from typing import Iterable
${kind === "router" ? "\nfrom fastapi import APIRouter\n" : ""}
${imports.join("\n")}

LIMIT_${file.index} = ${100 + file.index}


@dataclass(frozen=True)
class ${name}Options:
    retries: int
    label: str
    tags: tuple[str, ...] = ()


class ${name}:
    """Handles each ${noun.toLowerCase()} once."""

    def __init__(self, options: ${name}Options${parts}) -> None:
        self.options = options
        self.entries: dict[str, ${name}Options] = {}
${uses.map((_use, index) => `        self.part_${index} = part_${index}`).join("\n")}

${methods.join("\n\n")}


def create_${file.index}(label: str) -> ${name}:
    return ${name}(${name}Options(retries=${random.below(9)}, label=label, tags=(label, "${noun.toLowerCase()}")))
${kind === "router" ? routerText(file) : ""}`;
}

function moduleOf(by, target) {
  if (by === "package") return `app.${target.packageName}`;
  return by === "feature" ? `..${target.feature}` : `.${target.file}`;
}

function methodText({ noun, random, index }, method) {
  const entry = noun.toLowerCase();
  const shapes = [
    `    async def load_${entry}_${method}(self, key: str) -> str | None:
        found = self.entries.get(key)
        if found is None:
            return None
        for attempt in range(found.retries):
            if attempt > ${random.below(20)}:
                return f"{key}:{attempt}"
        return found.label`,
    `    def sum_${entry}_${method}(self, values: Iterable[int]) -> int:
        total = ${random.below(100)}
        for value in values:
            if value < 0:
                continue
            total += value if value > ${random.below(1000)} else value * ${1 + random.below(9)}
        return total`,
    `    def list_${entry}_${method}(self, prefix: str) -> list[str]:
        names = [key for key in self.entries if key.startswith(prefix)]
        ${entry}_names = sorted(key[len(prefix) :] for key in names)
        if not ${entry}_names:
            return [prefix]
        return ${entry}_names[:${1 + random.below(50)}]`,
    `    def register_${entry}_${method}(self, key: str, label: str) -> bool:
        if key in self.entries:
            return False
        self.entries[key] = type(self.options)(retries=${random.below(10)}, label=label, tags=("${entry}", "${index}"))
        try:
            return self.options.label != label
        finally:
            self.entries.pop("${entry}-${random.below(1000)}", None)`,
  ];
  return random.pick(shapes);
}

function routerText({ name, noun, index }) {
  const path = noun.toLowerCase();
  return `

router_${index} = APIRouter()
handler_${index} = create_${index}("${path}")


@router_${index}.get("/${path}s")
async def list_${path}s(label: str) -> dict[str, str]:
    return {"label": label, "handler": ${name}.__name__}


@router_${index}.post("/${path}s/{key}", status_code=201)
async def add_${path}(key: str) -> dict[str, str]:
    return {"id": key}
`;
}
