import { Controller, Delete, Get, Head } from "@nestjs/common";

@Controller(["doctors", "/physicians/"])
export class DoctorsController {
  @Get(["/", "list"])
  list() {
    return [];
  }

  /** A GET above answers HEAD as well. */
  @Head("list")
  count(): void {}

  @Get("on-call/:day")
  onCall() {
    return [];
  }

  /** Twice the same in one array. */
  @Delete([":id", ":doctorId"])
  remove(): void {}
}
