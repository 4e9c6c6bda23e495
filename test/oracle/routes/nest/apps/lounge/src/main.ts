import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { LoungeModule } from "./lounge.module";

async function bootstrap() {
  const app = await NestFactory.create(LoungeModule);
  app.enableCors();
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
