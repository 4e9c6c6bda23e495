import { Module } from "@nestjs/common";
import { DoctorsController } from "../doctors/doctors.controller";
import { VisitsController } from "./visits.controller";

/** Registers a controller that another module has already: mounted twice. */
@Module({ controllers: [VisitsController, DoctorsController] })
export class VisitsModule {}
