import { Controller, Post } from "@nestjs/common";
import { webhookPath } from "../shared/paths";

@Controller(webhookPath("bank"))
export class BankWebhookController {
  @Post()
  receive() {
    return {};
  }
}

@Controller(webhookPath("card"))
export class CardWebhookController {
  @Post(["paid", "refunded"])
  receive() {
    return {};
  }
}
