import { Router } from "express";
import * as handlers from "./handlers.mjs";
import posts from "./posts.cjs";

export function threadRoutes(name: string): Router {
  const router = Router({ mergeParams: true });
  router.get("/", handlers.list);
  router.get("/hot", handlers.hot).get("/:thread", handlers.show);
  if (name === "threads") {
    router.post("/", handlers.create);
  }
  router.use("/:thread/posts", posts);
  return router;
}

export default threadRoutes("threads");
