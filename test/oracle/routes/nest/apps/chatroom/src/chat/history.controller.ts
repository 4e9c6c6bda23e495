import { Controller, Get } from "@nestjs/common";
import { CHAT_PATH } from "./paths";

@Controller()
export class HistoryController {
  /** Another protocol: a request and an upgrade do not compete. */
  @Get(CHAT_PATH)
  history() {
    return [];
  }
}
