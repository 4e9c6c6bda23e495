import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { PressModule } from "./press.module";

const bootstrap = async () => {
  const app = await NestFactory.create(PressModule);
  await app.listen(process.env.PORT ?? 3000);
};

bootstrap();
