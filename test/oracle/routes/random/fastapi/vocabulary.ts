import { WORDS, type Vocabulary } from "../program-arbitrary.js";

/** What applications of FastAPI are made of. */
export const FASTAPI_WORDS = {
  forms: [
    "router",
    "router",
    "factory",
    "class",
    "instance",
    "subclass",
    "attribute",
    "registrar",
    "registrar-class",
    "app",
  ],
  routeStyles: ["decorator", "decorator", "api-route", "add", "call", "socket", "add-socket", "starlette"],
  loopStyles: ["paths", "pairs", "dict", "methods", "getattr"],
  mountStyles: ["plain", "plain", "mount", "each-pair", "each-dict", "each-values", "each-record", "each-plain"],
  methods: ["GET", "GET", "GET", "POST", "PUT", "DELETE"],
  segments: [...WORDS, ...WORDS, "{x#}", "{x#}", "{x#}", "{n#:int}", "v{x#}", "{x#}.json"],
  lastSegments: ["{rest#:path}"],
  prefixSegments: [...WORDS, ...WORDS, "{x#}"],
  changes: ["none", "slash", "noSlash", "case", "doubleSlash", "longer", "shorter"],
} as const satisfies Vocabulary;
