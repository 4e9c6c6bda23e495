import { HarborController } from "./harbor-controller.js";
import { TicketController } from "./ticket-controller.js";

export const controllers = [HarborController, TicketController] as const;
