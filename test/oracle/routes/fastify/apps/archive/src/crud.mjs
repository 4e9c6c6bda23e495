/** A plugin with the usual two routes. */
export function makeCrud({ list, show, root = "" }) {
  return async (fastify) => {
    fastify.get(`${root}/`, list);
    fastify.get(`${root}/:id`, show);
  };
}
