import { VersioningType } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import { RootModule } from "./root.module";

/** For the server and for the tests. */
export async function createApp(): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ logger: false });
  const app = await NestFactory.create<NestFastifyApplication>(RootModule, adapter, { bufferLogs: true });
  app.setGlobalPrefix("depot");
  app.enableVersioning({ type: VersioningType.HEADER, header: "x-version" });
  return app;
}
