import { nodeOracle } from "../javascript/node-framework.js";
import { expressDialect } from "./express-dialect.js";
import { EXPRESS_4_WORDS, EXPRESS_5_WORDS } from "./vocabulary.js";

export const EXPRESS_4 = nodeOracle({
  name: "express4",
  runner: "express",
  vocabulary: EXPRESS_4_WORDS,
  dialect: () => expressDialect("^4.22.0"),
  // Express takes them in places, which we leave aside: nobody asks for them.
  doubleSlashes: () => false,
  headsOfGets: false,
});

export const EXPRESS_5 = nodeOracle({
  name: "express5",
  runner: "express",
  vocabulary: EXPRESS_5_WORDS,
  dialect: () => expressDialect("^5.1.0"),
  doubleSlashes: () => false,
  headsOfGets: false,
});
