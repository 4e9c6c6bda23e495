const ORACLE = "test/oracle: .ci/run installs what it needs and runs it";
const BENCH = "it installs other tools and measures them for minutes; bench/test tests its parts";
const HOOK = "test/oracle/hook.test.ts follows the section";
const ENDLESS = "it waits for changes until it is stopped: test/cli/watch.test.ts";
const OWN_FILES = "it changes the files of who runs the tests: test/oracle/completion.test.ts tries the scripts";
const FRESH_CLONE = ".ci/run runs it in a fresh clone";

/** The command lines of the documents that their test does not run as they stand, and why. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  "npm ci && npx ssotlint check --cwd examples/eleven": FRESH_CLONE,
  "npm ci && npm test": FRESH_CLONE,
  "npx ssotlint graph src/orders --format dot | dot -Tsvg > orders.svg": "it needs Graphviz: test/oracle/graph.test.ts",
  "npm ci": "the repository of the test has ssotlint installed, and no lock file",
  "npm install --save-dev husky ssotlint": "the packages are there already, in the versions of the oracle",
  "npm install --save-dev lefthook ssotlint": "the same",
  "npm install --save-dev husky lint-staged ssotlint": "the same",
  "npx --yes --package node@22 --package ssotlint -- ssotlint check --staged":
    "it would download Node for each run of the tests",
  "docker build --tag ssotlint --file Dockerfile.ssotlint .": "it needs a container engine and a published package",
  'docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/repository" ssotlint check --staged': "the same",
  "pre-commit install": HOOK,
  "pre-commit run ssotlint": HOOK,
  "npx husky init": HOOK,
  "npx lefthook install": HOOK,
  "chmod +x .git/hooks/pre-commit": HOOK,
  "npm ci --prefix test/oracle/packages && npx vitest run test/oracle": ORACLE,
  "npx vitest run test/oracle/python-names": ORACLE,
  "npm ci --prefix test/oracle/python && npx vitest run test/oracle": ORACLE,
  "npx vitest run test/oracle/eleven-scan": ORACLE,
  "npm ci --prefix test/oracle/packages && npm ci --prefix test/oracle/routes/express4 && npx vitest run test/oracle/routes-express4":
    ORACLE,
  "npm ci --prefix test/oracle/sarif && npx vitest run test/oracle": ORACLE,
  "npm ci --prefix test/oracle/page && npx vitest run test/oracle/page": ORACLE,
  "npm ci --prefix test/oracle/page && npm ci --prefix test/oracle/graph && npx vitest run test/oracle/graph": ORACLE,
  "npm ci --prefix test/oracle/hook && npx vitest run test/oracle/hook": ORACLE,
  "ssotlint check --watch": ENDLESS,
  "npx ssotlint check --watch": ENDLESS,
  "ssotlint completion bash >> ~/.bashrc": OWN_FILES,
  "ssotlint completion zsh >> ~/.zshrc": OWN_FILES,
  "ssotlint completion fish > ~/.config/fish/completions/ssotlint.fish": OWN_FILES,
  "npx vitest run test/reporters": "npm test runs it",
  "npm pack": "npm run check packs it, with attw",
  "npm run build": "the tests run what it has built",
  "cd bench": BENCH,
  "npm run bench -- <dir>": BENCH,
  "npm run bench -- <dir> --only ssotlint,git": BENCH,
  "npm run scaling": BENCH,
  "npm run next": BENCH,
  "npm run next -- <dir>": BENCH,
};
