import { WORDS, type Vocabulary } from "../program-arbitrary.js";

const COMMON = {
  forms: ["router", "router", "factory", "arrow", "class", "instance", "object", "registrar", "registrar-class", "app"],
  routeStyles: ["plain", "plain", "plain", "middleware", "array", "paths", "route", "route", "chain", "all", "index"],
  loopStyles: ["paths", "methods", "each", "entries", "records"],
  mountStyles: [
    "plain",
    "plain",
    "plain",
    "bare",
    "middleware",
    "paths",
    "each-pair",
    "each-entries",
    "each-record",
    "each-call",
    "each-map",
    "each-plain",
  ],
  changes: ["none", "slash", "noSlash", "case", "longer", "shorter"],
  methods: ["GET", "GET", "GET", "POST", "PUT", "DELETE"],
} as const;

/** What applications of Express 4 are made of. */
export const EXPRESS_4_WORDS = {
  ...COMMON,
  segments: [...WORDS, ...WORDS, ":x#", ":x#", ":x#", ":n#(\\d+)", "v:x#", ":x#.json", ":x#-:y#"],
  lastSegments: ["*", ":x#?", ":rest#(.*)", ":k#(1|2)"],
  prefixSegments: [...WORDS, ...WORDS, ":x#", ":n#(\\d+)"],
} as const satisfies Vocabulary;

/** What applications of Express 5 are made of. */
export const EXPRESS_5_WORDS = {
  ...COMMON,
  segments: [...WORDS, ...WORDS, ":x#", ":x#", ":x#", "v:x#", ":x#.json", ":x#-:y#"],
  lastSegments: ["*rest#", "a{/:x#}", "{:x#}", "{*rest#}"],
  prefixSegments: [...WORDS, ...WORDS, ":x#"],
} as const satisfies Vocabulary;
