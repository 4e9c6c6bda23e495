import { Controller, Get } from "@nestjs/common";
import { CrudController } from "../shared/crud.controller";

@Controller("groups")
export class GroupsController extends CrudController<number> {
  protected readonly rows = [1, 2];

  @Get("all")
  override list(): number[] {
    return this.rows;
  }
}
