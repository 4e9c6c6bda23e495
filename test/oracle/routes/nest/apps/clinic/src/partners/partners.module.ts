import { Module } from "@nestjs/common";
import { PartnerVisitsController, StaffController, WelcomeController } from "./partners.controller";

@Module({ controllers: [PartnerVisitsController, StaffController, WelcomeController] })
export class PartnersModule {}
