import { Controller, Get, HostParam } from "@nestjs/common";
import { PARTNER_HOST, STAFF_HOSTS } from "../constants";

@Controller({ host: PARTNER_HOST, path: "welcome" })
export class PartnerVisitsController {
  @Get()
  welcome(@HostParam("partner") partner: string) {
    return partner;
  }
}

@Controller({ host: STAFF_HOSTS, path: "welcome" })
export class StaffController {
  @Get()
  welcome() {
    return "staff";
  }
}

/** For every other host. */
@Controller("welcome")
export class WelcomeController {
  @Get()
  welcome() {
    return "everybody";
  }
}
