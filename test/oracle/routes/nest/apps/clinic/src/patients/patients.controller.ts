import { Controller, Get, Next, Param, Post, Req } from "@nestjs/common";

type Next = (error?: unknown) => void;

@Controller("patients")
export class PatientsController {
  @Get()
  list() {
    return [];
  }

  @Get(":id")
  find(@Param("id") id: string) {
    return { id };
  }

  /** Shadowed by the one above. */
  @Get("me")
  me() {
    return {};
  }

  /** Passes on what it does not know. */
  @Get(":id/letters")
  letters(@Req() request: { query: Record<string, string> }, @Next() next: Next) {
    next();
  }

  @Post(":id/letters")
  write() {
    return {};
  }
}
