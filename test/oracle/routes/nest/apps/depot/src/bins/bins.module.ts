import { Module } from "@nestjs/common";
import { BinsController } from "./bins.controller";
import { LocationsController } from "./locations.controller";

@Module({ controllers: [BinsController, LocationsController] })
export class BinsModule {}
