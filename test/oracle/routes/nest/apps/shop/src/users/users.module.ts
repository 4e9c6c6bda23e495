import { Module } from "@nestjs/common";
import * as controllers from "./controllers";

@Module({ controllers: [controllers.UsersController, controllers.GroupsController] })
export class UsersModule {}
