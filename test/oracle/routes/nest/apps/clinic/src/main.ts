import "reflect-metadata";
import { VersioningType } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { ClinicModule } from "./clinic.module";
import { VERSION_HEADER } from "./constants";

const PORT = Number(process.env.PORT ?? 3000);

NestFactory.create(ClinicModule, { cors: true })
  .then((app) => {
    app.setGlobalPrefix("/clinic/");
    app.enableVersioning({ type: VersioningType.HEADER, header: VERSION_HEADER });
    return app.listen(PORT);
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
