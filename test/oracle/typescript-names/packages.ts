import { join } from "node:path";
import type { Material } from "./workbench.js";

/** The folder into which the oracle's packages are installed. */
export const INSTALLED: string = new URL("../packages/node_modules/", import.meta.url).pathname.replace(/\/$/, "");

/** The sources that real packages ship, and what their repositories say about resolution where the package does not. */
export const PACKAGES: readonly Material[] = [
  shipped("@reduxjs/toolkit", /^src\//, {
    moduleResolution: "bundler",
    module: "esnext",
    jsx: "react-jsx",
    paths: {
      "@reduxjs/toolkit": ["./src/index.ts"],
      "@reduxjs/toolkit/query": ["./src/query/index.ts"],
      "@reduxjs/toolkit/query/react": ["./src/query/react/index.ts"],
      "@reduxjs/toolkit/react": ["./src/react/index.ts"],
      "@internal/*": ["./src/*"],
    },
  }),
  shipped("@tanstack/query-core", /^src\//, {
    moduleResolution: "bundler",
    module: "esnext",
    customConditions: ["@tanstack/custom-condition"],
  }),
  shipped("@trpc/server", /^src\//, { moduleResolution: "bundler", module: "esnext" }),
  shipped("effect", /^src\//, { moduleResolution: "nodenext", module: "nodenext" }),
  shipped("eslint", /^(?:lib|bin|conf)\//, {
    moduleResolution: "node16",
    module: "node16",
    allowJs: true,
    checkJs: true,
  }),
  shipped("ethers", /^src\.ts\//, { moduleResolution: "nodenext", module: "nodenext" }),
  shipped("preact", /^(?:(?:(?:compat|debug|devtools|hooks|jsx-runtime|test-utils)\/)?(?:src\/|package\.json$))/, {
    moduleResolution: "bundler",
    module: "esnext",
    allowJs: true,
    paths: {
      preact: ["./src/index.js"],
      "preact/hooks": ["./hooks/src/index.js"],
      "preact/compat": ["./compat/src/index.js"],
      "preact/debug": ["./debug/src/index.js"],
      "preact/devtools": ["./devtools/src/index.js"],
      "preact/jsx-runtime": ["./jsx-runtime/src/index.js"],
      "preact/test-utils": ["./test-utils/src/index.js"],
    },
  }),
  shipped("rxjs", /^(?:src\/|tsconfig\.json$)/, null),
  shipped("viem", /^(?!_)(?:[^/]*\/.*\.ts$|index\.ts$|tsconfig\.json$)/, null),
  shipped("zod", /^src\//, {
    moduleResolution: "nodenext",
    module: "nodenext",
    customConditions: ["@zod/source"],
  }),
];

function shipped(name: string, sources: RegExp, compilerOptions: Readonly<Record<string, unknown>> | null): Material {
  return {
    name,
    from: join(INSTALLED, name),
    includes: (path) => path === "package.json" || sources.test(path),
    overlay: compilerOptions === null ? {} : { "tsconfig.json": JSON.stringify({ compilerOptions }) },
    installed: INSTALLED,
  };
}
