import { nodeOracle } from "../javascript/node-framework.js";
import { fastifyDialect, takesSlashesForOne } from "./fastify-dialect.js";
import { FASTIFY_WORDS } from "./vocabulary.js";

export const FASTIFY = nodeOracle({
  name: "fastify",
  runner: "fastify",
  vocabulary: FASTIFY_WORDS,
  dialect: fastifyDialect,
  doubleSlashes: (program) => !takesSlashesForOne(program),
  headsOfGets: true,
});
