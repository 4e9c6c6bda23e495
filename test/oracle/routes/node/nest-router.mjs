/** Whether a route's path matches a candidate, by the router below Nest: `(method, path, candidate) => boolean`. */
export function routerMatch(require, app) {
  const adapter = app.getHttpAdapter();
  return adapter.getType() === "fastify" ? fastifyMatch(require, adapter) : expressMatch(adapter);
}

function expressMatch(adapter) {
  const instance = adapter.getInstance();
  // In Express 4, `router` is a getter that throws.
  const { stack } = instance._router ?? instance.router;
  return (_, path, candidate) => {
    const registered = adapter.normalizePath?.(path) ?? path;
    return stack.some((layer) => layer.route?.path === registered && Boolean(layer.match(candidate)));
  };
}

function fastifyMatch(require, adapter) {
  const fastify = require.resolve("fastify", { paths: [require.resolve("@nestjs/platform-fastify")] });
  const findMyWay = require(require.resolve("find-my-way", { paths: [fastify] }));
  const { ignoreTrailingSlash, ignoreDuplicateSlashes, caseSensitive } = adapter.getInstance().initialConfig;
  return (method, path, candidate) => {
    const router = findMyWay({ ignoreTrailingSlash, ignoreDuplicateSlashes, caseSensitive });
    const asked = method === "ANY" ? "GET" : method;
    router.on(asked, path, () => undefined);
    return router.find(asked, candidate) !== null;
  };
}
