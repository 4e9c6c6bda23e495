// Beside an index file, no other is loaded.
export default async (fastify: { get(path: string, handler: () => Promise<string>): void }) => {
  fastify.get("/helper", async () => "never");
};
