import { Module } from "@nestjs/common";
import { AuditModule } from "./audit/audit.module";
import { DoctorsModule } from "./doctors/doctors.module";
import { FallbackController } from "./fallback.controller";
import { FallbackModule } from "./fallback.module";
import { PartnersModule } from "./partners/partners.module";
import { PatientsModule } from "./patients/patients.module";
import { VisitsModule } from "./visits/visits.module";

@Module({
  imports: [
    PatientsModule,
    DoctorsModule,
    VisitsModule,
    AuditModule.forFeature("clinic"),
    PartnersModule,
    // Last, so that it answers what nobody else does.
    FallbackModule.with(FallbackController),
  ],
})
export class ClinicModule {}
