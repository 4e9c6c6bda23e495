import { Hono } from "hono";
import { logger } from "./middleware/logger.js";
import notes from "./routes/notes.js";
import { tags, colors } from "./routes/index.js";
import { makeAuth } from "./routes/auth.js";
import { API } from "./constants.js";
import { registerExport } from "./routes/export.js";

const app = new Hono();

app.use(logger());
app.use(`${API}/*`, async (c, next) => {
  c.header("x-api", "notes");
  await next();
});

app.get("/", (c) => c.text("home"));

const api = app.basePath(API);
api.route("/notes", notes);
api.route("/tags", tags).route("/colors", colors);
app.route("/auth", makeAuth({ secret: "s" }));
registerExport(app);

app.notFound((c) => c.text("notFound", 404));

export default app;
