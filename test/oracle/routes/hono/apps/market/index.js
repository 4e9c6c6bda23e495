import { Hono } from "hono";
import { stalls, offers } from "./routes/stalls.js";
import * as admin from "./admin.js";

const routers = { "/stalls": stalls, "/offers": offers };

function build() {
  const app = new Hono();

  for (const [path, router] of Object.entries(routers)) app.route(path, router);
  // Too late: what was there has been copied.
  stalls.get("/late", (c) => c.text("stalls.late"));

  app.route("/admin", admin.routes()).route("/intern", admin.routes());
  app.route("/", pages());
  // Once more, by mistake.
  app.route("/offers", offers);
  app.get("/:kind/new", (c) => c.text("kind.new"));
  app.get("/things/:thing", (c) => c.text("things.show"));

  app.on("PURGE", "/cache", (c) => c.text("cache.purge"));
  app.on(["GET", "POST"], ["/hook", "/webhook"], (c) => c.text("hook"));

  app.get("/files/:name{.+\\.pdf}", (c) => c.text("files.pdf"));
  app.get("/files/*", (c) => c.text("files.any"));
  app.get("/wild/*/card", (c) => c.text("wild.card"));
  app.get("/wild/:one/:two", (c) => c.text("wild.two"));
  app.get("/posts/:date{[0-9]{4}}/:title{[a-z]+}", (c) => c.text("posts.show"));
  app.get("/Posts", (c) => c.text("posts.upper"));
  app.get("/posts/", (c) => c.text("posts.slash"));
  app.get("/posts", (c) => c.text("posts.list"));
  app.get("/märkte", (c) => c.text("unicode"));
  app.all("*", (c) => c.text("rest", 404));
  app.get("/after-all", (c) => c.text("after-all"));
  return app;
}

function pages() {
  const app = new Hono();
  app.get("/", (c) => c.text("pages.home"));
  app.get("/about", (c) => c.text("pages.about"));
  return app;
}

export default build();
