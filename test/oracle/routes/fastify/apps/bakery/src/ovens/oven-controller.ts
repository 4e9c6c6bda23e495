import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

export class OvenController {
  constructor(private readonly app: FastifyInstance) {}

  register(prefix: string): void {
    this.app.get(prefix, this.list.bind(this));
    this.app.get(`${prefix}/:oven`, (request, reply) => this.show(request, reply));
    this.app.patch(prefix + "/:oven", this.heat);
  }

  private list() {
    return Promise.resolve({ handler: "OvenController.list" });
  }

  private async show(_request: FastifyRequest, _reply: FastifyReply) {
    return { handler: "OvenController.show" };
  }

  private readonly heat = async () => ({ handler: "OvenController.heat" });
}
