import { type INestApplication, RequestMethod, VersioningType } from "@nestjs/common";
import { API_PREFIX, DEFAULT_VERSION } from "./shared/paths";

/** What main.ts and the end-to-end tests have in common. */
export function configure(app: INestApplication): void {
  app.setGlobalPrefix(API_PREFIX, {
    exclude: ["health", { path: "metrics", method: RequestMethod.GET }, "internal/*path", "internal/(.*)"],
  });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: DEFAULT_VERSION });
  app.enableShutdownHooks();
}
