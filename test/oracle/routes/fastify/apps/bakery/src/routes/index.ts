export { default as orderRoutes } from "./orders.js";
export { recipeRoutes } from "./recipes.js";
export * from "./shops.js";
