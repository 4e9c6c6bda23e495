import { describe, expect, test } from "vitest";
import { lineOf, routesOf } from "./routes-memory.js";

describe("the routers of Channels", () => {
  test("are found behind middleware, of ours too", async () => {
    const code = `
from channels.middleware import BaseMiddleware
class Tokens(BaseMiddleware):
    async def __call__(self, scope, receive, send): ...
class Plain:
    def __init__(self, inner):
        self.name = "plain"
        self.inner = inner
def stack(inner):
    return Plain(Tokens(AuthMiddlewareStack(inner)))
application = ProtocolTypeRouter({"websocket": stack(URLRouter([path("ws/", Chat.as_asgi())]))})
`;
    expect(await lines(code)).toEqual(["WS /ws/ -> asgi.py#Chat"]);
  });

  test("that no application has are unmounted, once", async () => {
    const code = `
inner = URLRouter([path("b/", Chat.as_asgi())])
outer = URLRouter([path("a/", inner)])
`;
    expect(await lines(code)).toEqual(["WS /a/b/ -> asgi.py#Chat (unmounted)"]);
  });

  test("are told where there is something else", async () => {
    const { stops, routes } = await routesOf({
      "asgi.py": `${HEAD}
from django.core.asgi import get_asgi_application
application = ProtocolTypeRouter({"http": get_asgi_application(), "websocket": Chat.as_asgi()})
`,
    });
    expect([routes, stops.map(({ reason }) => reason)]).toEqual([
      [],
      ["what answers websocket is no router that can be followed"],
    ]);
  });

  test("inside of themselves come to an end", async () => {
    const code = `
patterns = [path("a/", Chat.as_asgi())]
router = URLRouter(patterns)
patterns.append(path("again/", router))
application = ProtocolTypeRouter({"websocket": router})
`;
    const { stops } = await routesOf({ "asgi.py": HEAD + code });
    expect(stops.map(({ reason }) => reason)).toEqual(["the patterns include themselves"]);
    expect(await lines(code)).toEqual(["WS /a/ -> asgi.py#Chat"]);
  });
});

const HEAD = `
from channels.auth import AuthMiddlewareStack
from channels.generic.websocket import WebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.urls import path
class Chat(WebsocketConsumer):
    def connect(self): ...
`;

async function lines(code: string): Promise<readonly string[]> {
  return (await routesOf({ "asgi.py": HEAD + code })).routes.map(lineOf);
}
