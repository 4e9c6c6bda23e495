import { Module } from "@nestjs/common";
import { RouterModule } from "@nestjs/core";
import { AdminModule } from "./admin/admin.module";
import { AppController } from "./app.controller";
import { CatalogModule } from "./catalog/catalog.module";
import { HealthModule } from "./health/health.module";
import { OrdersModule } from "./orders/orders.module";
import { PaymentsModule } from "./payments/payments.module";
import { ReportsModule } from "./reports/reports.module";
import { routes } from "./routes";
import { UsersModule } from "./users/users.module";

@Module({
  imports: [
    HealthModule,
    CatalogModule,
    UsersModule,
    PaymentsModule.forRoot({ providers: ["bank", "card"], withWebhooks: true }),
    RouterModule.register(routes),
    AdminModule,
    ReportsModule,
    OrdersModule,
  ],
  controllers: [AppController],
})
export class AppModule {}
