import { pathToFileURL } from "node:url";
import { moveServers } from "./moved-ports.mjs";
import { routerMatch } from "./nest-router.mjs";
import { send } from "./http-request.mjs";
import { samplePaths } from "./sample-paths.mjs";
import { joinSocketIo, openSocket } from "./web-socket.mjs";
import { noteRan } from "./watched-handlers.mjs";

/**
 * NestJS 10 and 11. The application's own `main.ts` is run; the table is the graph of entry points that Nest keeps for its tools, and who
 * answers is what it tells interceptors. Gateways are no entry points of that graph before they have messages: which server Nest gives them is.
 */
export async function watch(require) {
  // Nest's own classes need it before the application loads it.
  await import(pathToFileURL(require.resolve("reflect-metadata")).href);
  const { version } = require("@nestjs/core/package.json");
  const ports = moveServers();
  const gateways = watchGateways(require);
  const listening = watchFactory(require);
  return {
    version,
    load: async (file) => {
      await import(pathToFileURL(file).href);
      return listening();
    },
    rows: (app) => [...httpRows(require, app), ...gateways.map((each) => gatewayRow(each, gateways))],
    serve: (app) => ({
      request: (method, path, headers) => {
        const [, port] = (headers.host ?? "").split(":");
        const asked = port === undefined ? app.getHttpServer().address().port : ports.portOf(Number(port));
        if (method !== "WS") return send(asked, { method, path, headers });
        const [engine, namespace] = path.split("#");
        return namespace === undefined
          ? openSocket(require, asked, path)
          : joinSocketIo(require, asked, engine, namespace);
      },
      stop: () => undefined,
    }),
  };
}

/** Gives what waits for the application that `main.ts` makes, until it listens. */
function watchFactory(require) {
  const { NestApplication, NestFactory } = require("@nestjs/core");
  const { create } = NestFactory;
  const { listen } = NestApplication.prototype;
  let created;
  let settle;
  const done = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  NestFactory.create = async (module, ...rest) => {
    const [adapter, options] = typeof rest[0]?.getHttpServer === "function" ? rest : [null, rest[0]];
    // `snapshot` has Nest keep the graph.
    const own = { ...options, snapshot: true, logger: false, abortOnError: false };
    const given = adapter === null ? [module, own] : [module, adapter, own];
    created = await create.apply(NestFactory, given).catch((error) => {
      settle.reject(error);
      throw error;
    });
    created.useGlobalInterceptors({
      intercept: (context, next) => {
        // A guard or a filter would not do: those are asked before it is certain that the method is called.
        noteRan(context.getHandler());
        return next.handle();
      },
    });
    return created;
  };
  // Of the class, since the application is a proxy that looks its methods up when they are called.
  NestApplication.prototype.listen = async function watchedListen(...to) {
    try {
      const server = await listen.apply(this, to);
      settle.resolve(created);
      return server;
    } catch (error) {
      settle.reject(error);
      throw error;
    }
  };
  process.on("unhandledRejection", (error) => settle.reject(error));
  return () => done;
}

function httpRows(require, app) {
  const { ModulesContainer, SerializedGraph } = require("@nestjs/core");
  const wrappers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const controllers = new Map(wrappers.map((wrapper) => [wrapper.id, wrapper.metatype]));
  const match = routerMatch(require, app);
  return [...app.get(SerializedGraph).entrypoints.values()]
    .flat()
    .filter(({ type }) => type === "http-endpoint")
    .map(({ classNodeId, methodName, metadata: { path, requestMethod, ...versions } }) => {
      const controller = controllers.get(classNodeId);
      const method = requestMethod === "ALL" ? "ANY" : requestMethod;
      return {
        method,
        path,
        place: null,
        handler: controller.prototype[methodName],
        implicit: false,
        headers: headersFor(app, controller, versions),
        paths: samplePaths(path),
        matches: (candidate) => match(method, path, candidate),
      };
    });
}

/** What a request has to say to reach a route that is limited to hosts or to versions that are not in the path. */
function headersFor(app, controller, { methodVersion, controllerVersion }) {
  const [host] = [Reflect.getMetadata("host", controller) ?? []].flat();
  const { header } = app.config.getVersioning() ?? {};
  const version = [methodVersion ?? controllerVersion].flat().find((each) => typeof each === "string");
  return {
    ...(host === undefined ? {} : { host: host.replaceAll(/:\w+/g, "any") }),
    ...(header === undefined || version === undefined ? {} : { [header.toLowerCase()]: version }),
  };
}

/** Remembers which gateways Nest connects to which server, and notes which of them get a connection. */
function watchGateways(require) {
  const { WebSocketsController } = require("@nestjs/websockets/web-sockets-controller");
  const gateways = [];
  const { subscribeEvents } = WebSocketsController.prototype;
  WebSocketsController.prototype.subscribeEvents = function watchedSubscribe(instance, messages, streams) {
    const gateway = instance.constructor;
    streams.connection.subscribe(() => noteRan(gateway));
    gateways.push({ gateway, server: streams.server, port: Reflect.getMetadata("port", gateway) });
    return subscribeEvents.call(this, instance, messages, streams);
  };
  return gateways;
}

/** Gateways of one server get the same connections. */
function gatewayRow({ gateway, server, port }, all) {
  const path = socketPath(server);
  return {
    method: "WS",
    path,
    place: null,
    handler: gateway,
    implicit: false,
    shared: all.some((other) => other.gateway !== gateway && other.server === server),
    headers: port ? { host: `localhost:${port}` } : {},
    paths: [path],
    matches: () => true,
  };
}

/** Of `ws` the path, of socket.io that of the engine and, behind `#`, the namespace. */
function socketPath(server) {
  const namespace = typeof server.of === "function" ? server.sockets : server.server?.of === undefined ? null : server;
  return namespace === null ? server.path : `${namespace.server.path()}/#${namespace.name}`;
}
