import express from "express";
import type { RequestHandler } from "express";
import threads, { threadRoutes } from "./threads/routes.mjs";
import { UserRoutes } from "./users/user-routes.mjs";
import { app as moderation } from "./moderation/app.cjs";
import { mountAll } from "./lib/mount.mjs";

const app: express.Application = express();

const reply = (text: string): RequestHandler => (_request, response) => {
  response.send(text);
};

mountAll(app, { threads, u: new UserRoutes().build() });
app.use("/mod", moderation);
app.use("/boards/:board/threads", threadRoutes("boards"));

app.get("/:from-:to", reply("range"));
app.get("/badge.svg", reply("badge"));
app.get("/*anything", reply("anything"));
app.get("/late", reply("late"));

export default app;
