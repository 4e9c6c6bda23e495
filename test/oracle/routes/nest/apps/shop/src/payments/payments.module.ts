import { type DynamicModule, Module, type Type } from "@nestjs/common";
import { BankWebhookController, CardWebhookController } from "./webhooks.controller";
import { PaymentsController } from "./payments.controller";

interface PaymentsOptions {
  readonly providers: string[];
  readonly withWebhooks: boolean;
}

@Module({ controllers: [PaymentsController] })
export class PaymentsModule {
  static forRoot(options: PaymentsOptions): DynamicModule {
    const controllers: Type[] = [];
    if (options.withWebhooks) {
      controllers.push(BankWebhookController, CardWebhookController);
    }
    return {
      module: PaymentsModule,
      controllers,
      providers: [{ provide: "PAYMENT_PROVIDERS", useValue: options.providers }],
      exports: ["PAYMENT_PROVIDERS"],
    };
  }
}
