import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { FilesModule } from "./files.module";

const bootstrap = async () => {
  const app = await NestFactory.create(FilesModule);
  await app.listen(process.env.PORT ?? 3000);
};

bootstrap();
