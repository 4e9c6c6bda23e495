import fp from "fastify-plugin";
import type { FastifyPluginAsync } from "fastify";

interface Options {
  readonly url: string;
}

const database: FastifyPluginAsync<Options> = async (fastify, { url }) => {
  fastify.decorate("database", { url, orders: new Map<string, string>() });
};

export default fp(database, { name: "database" });
