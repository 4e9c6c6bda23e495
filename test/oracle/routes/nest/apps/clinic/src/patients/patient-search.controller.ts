import { Controller, Get, Param, Post } from "@nestjs/common";

@Controller("patients")
export class PatientSearchController {
  /** Identical with PatientsController.list, which comes first. */
  @Get()
  search() {
    return [];
  }

  /** Reached, since the first one passes the request on. */
  @Get(":patientId/letters")
  archived(@Param("patientId") id: string) {
    return { id };
  }

  /** Overlaps with `:id/letters`: `find/letters` is both. */
  @Post("find/:word")
  find() {
    return {};
  }
}
