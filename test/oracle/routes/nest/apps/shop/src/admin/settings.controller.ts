import { Delete, Get } from "@nestjs/common";
import { AdminController } from "../shared/api-endpoints";

@AdminController("settings")
export class SettingsController {
  @Get()
  all() {
    return {};
  }

  @Delete(":key")
  reset() {
    return {};
  }
}
