export { GroupsController } from "./groups.controller";
export { UsersController } from "./users.controller";
