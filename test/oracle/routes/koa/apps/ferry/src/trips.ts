import Router from "@koa/router";
import { Paths } from "./paths.js";

const trips = new Router();
const cars = new Router({ prefix: "/cars" });

cars.get("/", (ctx) => {
  ctx.body = "cars.list";
});
cars.get("/:car", (ctx) => {
  ctx.body = "cars.show";
});

trips.prefix(Paths.trips);
trips.get("/:trip", (ctx) => {
  ctx.body = "trips.show";
});
trips.use("/:trip", cars.routes());
trips.use(cars.routes());

export default trips;
