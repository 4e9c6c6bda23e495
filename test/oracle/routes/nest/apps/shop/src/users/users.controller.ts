import { Controller, Get, Param } from "@nestjs/common";
import { CrudController } from "../shared/crud.controller";
import { Area } from "../shared/paths";

@Controller(Area.Users)
export class UsersController extends CrudController<string> {
  protected readonly rows = ["ann", "bob"];

  /** Overrides without a decorator: no route of its own, and none of the base. */
  override remove(): void {}

  @Get("by-name/:name")
  byName(@Param("name") name: string): string {
    return name;
  }
}
