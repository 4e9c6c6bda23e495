import { Controller, Get, Inject } from "@nestjs/common";

@Controller("payments")
export class PaymentsController {
  constructor(@Inject("PAYMENT_PROVIDERS") private readonly providers: string[]) {}

  @Get("providers")
  list(): string[] {
    return this.providers;
  }
}
