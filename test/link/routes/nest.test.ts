import { describe, expect, test } from "vitest";
import { lineOf, routesOf } from "./routes-memory.js";

/** What the oracle's applications do not have: what is wrong, what cannot be known, and what is rare. */

const PACKAGE = {
  "package.json": JSON.stringify({
    dependencies: {
      "@nestjs/common": "^11.0.0",
      "@nestjs/core": "^11.0.0",
      "@nestjs/config": "^4.0.0",
      "@nestjs/platform-ws": "^11.0.0",
      "@nestjs/websockets": "^11.0.0",
      "@nestjs/typeorm": "^11.0.0",
    },
  }),
};

const COMMON = `import { All, applyDecorators, Controller, Get, Module, Post, Version, VersioningType } from "@nestjs/common";
import { NestFactory, RouterModule } from "@nestjs/core";
`;

/** The lines of an application in one file. */
async function linesOf(code: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { routes } = await routesOf({ ...PACKAGE, ...more, "main.ts": COMMON + code });
  return routes.map(lineOf);
}

async function stopsOf(code: string): Promise<readonly string[]> {
  const { stops } = await routesOf({ ...PACKAGE, "main.ts": COMMON + code });
  return stops.map(({ reason }) => reason);
}

const CATS = `@Controller("cats")
export class CatsController {
  @Get() list() {}
}
`;
const app = (imports: string, setup = ""): string => `
@Module({ imports: [${imports}], controllers: [CatsController] })
export class AppModule {}
async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  ${setup}
  await app.listen(3000);
}
bootstrap();
`;

describe("what is not known", () => {
  test("a prefix that code computes is a gap", async () => {
    const setup = "app.setGlobalPrefix(app.get(ConfigService).get('PREFIX'));";
    expect(await linesOf(`${CATS}import { ConfigService } from "@nestjs/config";${app("", setup)}`)).toEqual([
      "GET /…/cats -> main.ts#CatsController.list (unknown: it comes from outside of this code)",
    ]);
  });

  test("a prefix from the environment is what the code says where nobody says otherwise", async () => {
    expect(await linesOf(CATS + app("", 'app.setGlobalPrefix(process.env.PREFIX ?? "api");'))).toEqual([
      "GET /api/cats -> main.ts#CatsController.list",
    ]);
  });

  test("modules that code computes stop the analysis, and the rest is there", async () => {
    const code = `import { findModules } from "./elsewhere";${CATS}${app("...findModules()")}`;
    expect(await linesOf(code)).toEqual(["GET /cats -> main.ts#CatsController.list"]);
    expect(await stopsOf(code)).toEqual(["the module may have more than is known"]);
  });

  test("a base class from a package may have routes", async () => {
    const code = `import { Base } from "@nestjs/typeorm";
@Controller("dogs") class DogsController extends Base { @Get() list() {} }
@Module({ controllers: [DogsController] }) class DogsModule {}
${CATS}${app("DogsModule")}`;
    expect(await linesOf(code)).toHaveLength(2);
    expect(await stopsOf(code)).toEqual([
      "the controller has a base class that is not part of this code, which may have routes",
    ]);
  });

  test("a controller that no module has is unmounted", async () => {
    const code = `@Controller("dogs") export class DogsController { @Get(":id") find() {} }${CATS}${app("")}`;
    expect(await linesOf(code)).toEqual([
      "GET /cats -> main.ts#CatsController.list",
      "GET /dogs/:id -> main.ts#DogsController.find (unmounted)",
    ]);
  });
});

describe("modules", () => {
  test("of packages bring no routes, but those that they are given do", async () => {
    const code = `import { TypeOrmModule } from "@nestjs/typeorm";
@Controller("dogs") class DogsController { @Get() list() {} }
@Module({ controllers: [DogsController] }) class DogsModule {}
${CATS}${app("TypeOrmModule.forRootAsync({ imports: [DogsModule], useFactory: () => ({}) })")}`;
    expect(await linesOf(code)).toEqual([
      "GET /cats -> main.ts#CatsController.list",
      "GET /dogs -> main.ts#DogsController.list",
    ]);
    expect(await stopsOf(code)).toEqual([]);
  });

  test("that import one another end", async () => {
    const code = `import { forwardRef } from "@nestjs/common";
@Module({ imports: [forwardRef(() => SecondModule)] }) class FirstModule {}
@Module({ imports: [FirstModule, forwardRef(() => FirstModule)] }) class SecondModule {}
${CATS}${app("FirstModule")}`;
    expect(await linesOf(code)).toEqual(["GET /cats -> main.ts#CatsController.list"]);
  });

  test("that are there under a condition are there", async () => {
    const code = `@Controller("dogs") class DogsController { @Get() list() {} }
@Module({ controllers: [DogsController] }) class DogsModule {}
${CATS}${app('...(process.env.DOGS === "yes" ? [DogsModule] : [])')}`;
    expect(await linesOf(code)).toContain("GET /dogs -> main.ts#DogsController.list");
  });

  test("have what any of several records says", async () => {
    const code = `${CATS}@Controller("dogs") class DogsController { @Get() list() {} }
function metadata() {
  if (process.env.PLAIN) return { controllers: [CatsController] };
  return { controllers: [DogsController] };
}
@Module(metadata()) class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(3000));`;
    expect(await linesOf(code)).toEqual([
      "GET /cats -> main.ts#CatsController.list",
      "GET /dogs -> main.ts#DogsController.list",
    ]);
    expect(await stopsOf(code)).toEqual([]);
  });

  test("that import one another in a circle have what the others have when all have run", async () => {
    const files = {
      "a.ts":
        'import { Module } from "@nestjs/common";\nimport { BModule, helper } from "./b";\nhelper();\n@Module({ imports: [BModule] }) export class AModule {}',
      "b.ts": `import { Controller, forwardRef, Get, Module } from "@nestjs/common";
import { AModule } from "./a";
export const helper = () => {};
@Controller("dogs") class DogsController { @Get() list() {} }
@Module({ imports: [AModule, forwardRef(() => AModule)], controllers: [DogsController] }) export class BModule {}`,
    };
    const code = `import { AModule } from "./a";\n${CATS}${app("AModule")}`;
    const { routes, stops } = await routesOf({ ...PACKAGE, ...files, "main.ts": COMMON + code });
    expect(routes.map(lineOf)).toEqual([
      "GET /cats -> main.ts#CatsController.list",
      "GET /dogs -> b.ts#DogsController.list",
    ]);
    expect(stops).toEqual([]);
  });

  test("inherit what a base class says", async () => {
    const code = `${CATS}@Module({ controllers: [CatsController] }) class BaseModule {}
@Module({ providers: [] }) class AppModule extends BaseModule {}
NestFactory.create(AppModule).then((app) => app.listen(3000));`;
    expect(await linesOf(code)).toEqual(["GET /cats -> main.ts#CatsController.list"]);
  });

  test("have the path of the last RouterModule that names them", async () => {
    const code = `@Controller("dogs") class DogsController { @Get() list() {} }
@Module({ controllers: [DogsController] }) class DogsModule {}
const register = (path: string) => RouterModule.register([{ path, module: DogsModule }]);
${CATS}${app('DogsModule, register("/a"), register("/b//c/")')}`;
    expect(await linesOf(code)).toContain("GET /b/c/dogs -> main.ts#DogsController.list");
  });
});

describe("applications", () => {
  test("two of them are two, also when they have one module", async () => {
    const code = `${CATS}@Module({ controllers: [CatsController] }) export class AppModule {}
export async function forServer() { const app = await NestFactory.create(AppModule); app.setGlobalPrefix("api"); return app; }
export async function forTests() { return NestFactory.create(AppModule); }`;
    const { apps, routes, conflicts } = await routesOf({ ...PACKAGE, "main.ts": COMMON + code });
    expect(apps.map(({ id }) => id)).toEqual(["main.ts#forServer", "main.ts#forTests"]);
    expect(routes.map(({ app: id, path }) => `${id} ${path}`)).toEqual([
      "main.ts#forServer /api/cats",
      "main.ts#forTests /cats",
    ]);
    expect(conflicts).toEqual([]);
  });

  test("that are handed to functions have what those say", async () => {
    const code = `import type { INestApplication } from "@nestjs/common";
const setUp = (app: INestApplication) => app.setGlobalPrefix("v").enableVersioning({ type: VersioningType.URI, prefix: false, defaultVersion: "7" });
${CATS}${app("", "setUp(app);")}`;
    expect(await linesOf(code)).toEqual(["GET /v/7/cats -> main.ts#CatsController.list"]);
  });

  test("made in one way or another are one", async () => {
    const code = `${CATS}@Module({ controllers: [CatsController] }) class AppModule {}
export async function start(server) {
  let app;
  if (server) app = await NestFactory.create(AppModule, server);
  else app = await NestFactory.create(AppModule);
  app.setGlobalPrefix("api");
  await app.listen(80);
}`;
    expect(await linesOf(code)).toEqual(["GET /api/cats -> main.ts#CatsController.list"]);
  });

  test("that a script takes something of serve nobody", async () => {
    const code = `${CATS}@Module({ controllers: [CatsController] }) class AppModule {}
export async function migrate() {
  const app = await NestFactory.create(AppModule, { logger: false });
  await app.get(Database).migrate();
  await app.close();
}`;
    expect(await linesOf(code)).toEqual(["GET /cats -> main.ts#CatsController.list (unmounted)"]);
  });

  test("with one prefix or another have the one that is known, or one at a time", async () => {
    const one = 'const prefix = process.env.ROOT ? `${process.env.ROOT}/api` : "api";\n';
    expect(await linesOf(CATS + one + app("", "app.setGlobalPrefix(prefix);"))).toEqual([
      "GET /api/cats -> main.ts#CatsController.list",
    ]);
    const two = 'const prefix = process.env.OLD ? "v1" : "v2";\n';
    const { routes, conflicts } = await routesOf({
      ...PACKAGE,
      "main.ts": COMMON + CATS + two + app("", "app.setGlobalPrefix(prefix);"),
    });
    expect(routes.map(({ path }) => path)).toEqual(["/v1/cats", "/v2/cats"]);
    expect(conflicts).toEqual([]);
  });

  test("without HTTP have no routes", async () => {
    const code = `${CATS}@Module({ controllers: [CatsController] }) class AppModule {}
NestFactory.createApplicationContext(AppModule);`;
    expect(await linesOf(code)).toEqual(["GET /cats -> main.ts#CatsController.list (unmounted)"]);
  });
});

describe("controllers", () => {
  test("made by a function have its methods", async () => {
    const code = `function Crud(path: string) {
  @Controller(path)
  abstract class CrudHost { @Get() list() {} @Post() create() {} }
  return CrudHost;
}
@Controller("dogs") class DogsController extends Crud("unused") { @Get("loud") loud() {} }
@Module({ controllers: [DogsController] }) class DogsModule {}
${CATS}${app("DogsModule")}`;
    const lines = await linesOf(code);
    expect(lines.map((line) => line.slice(0, line.indexOf(" ->")))).toEqual([
      "GET /cats",
      "GET /dogs",
      "POST /dogs",
      "GET /dogs/loud",
    ]);
  });

  test("of decorators by a longer name are the same", async () => {
    const files = {
      "dogs.ts": `import { Controller, Get, Module } from "@nestjs/common/decorators";
@Controller("dogs") class DogsController { @Get() list() {} }
@Module({ controllers: [DogsController] }) export class DogsModule {}`,
    };
    expect(await linesOf(`import { DogsModule } from "./dogs";\n${CATS}${app("DogsModule")}`, files)).toHaveLength(2);
  });

  test("of another package's decorators are none", async () => {
    const code = `import { Get as Other, Controller as Thing } from "./decorators";
@Thing("dogs") class DogsController { @Other() list() {} }
@Module({ controllers: [DogsController] }) class DogsModule {}
${CATS}${app("DogsModule")}`;
    const decorators = {
      "decorators.ts": "export const Get = () => () => {};\nexport const Controller = (path: string) => () => {};\n",
    };
    expect(await linesOf(code, decorators)).toEqual(["GET /cats -> main.ts#CatsController.list"]);
  });

  test("with a path that cannot be read have routes that match nothing", async () => {
    const code = `@Controller("dogs") class DogsController { @Get("(*") list() {} @Get("x") found() {} }
@Module({ controllers: [DogsController] }) class DogsModule {}
${CATS}${app("DogsModule")}`;
    const { routes, conflicts } = await routesOf({ ...PACKAGE, "main.ts": COMMON + code });
    expect(routes).toHaveLength(3);
    expect(conflicts).toEqual([]);
  });
});

describe("who answers", () => {
  const conflictsOf = async (controllers: string, setup = ""): Promise<readonly string[]> => {
    const code = `${controllers}@Module({ controllers: [A, B] }) class Both {}${CATS}${app("Both", setup)}`;
    const { conflicts } = await routesOf({ ...PACKAGE, "main.ts": COMMON + code });
    return conflicts.map(
      ({ kind, outcome, winner, loser }) => `${kind} ${outcome} ${winner.handler?.name} ${loser.handler?.name}`,
    );
  };
  const HEADER = 'app.enableVersioning({ type: VersioningType.HEADER, header: "v" });';

  test.each([
    [
      "two versions do not compete",
      '@Controller({ path: "x", version: "1" })',
      '@Controller({ path: "x", version: "2" })',
      [],
    ],
    ["a version before all is usual", '@Controller({ path: "x", version: "1" })', '@Controller("x")', []],
    [
      "all before a version leaves it nothing",
      '@Controller("x")',
      '@Controller({ path: "x", version: "1" })',
      ["identical first A.get B.get"],
    ],
    [
      "two hosts do not compete",
      '@Controller({ path: "x", host: "a.test" })',
      '@Controller({ path: "x", host: "b.test" })',
      [],
    ],
    [
      "one host does",
      '@Controller({ path: "x", host: ["a.test", "b.test"] })',
      '@Controller({ path: "x", host: "b.test" })',
      ["identical first A.get B.get"],
    ],
    ["a host before all is usual", '@Controller({ path: "x", host: "a.test" })', '@Controller("x")', []],
  ])("%s", async (_, first, second, expected) => {
    const controllers = `${first} class A { @Get() get() {} }\n${second} class B { @Get() get() {} }\n`;
    expect(await conflictsOf(controllers, HEADER)).toEqual(expected);
  });

  test("versions say nothing where they are not enabled", async () => {
    const controllers = `@Controller({ path: "x", version: "1" }) class A { @Get() get() {} }
@Controller({ path: "x", version: "2" }) class B { @Get() get() {} }\n`;
    expect(await conflictsOf(controllers)).toEqual(["identical first A.get B.get"]);
  });
});

test("gateways are where providers are, with any adapter that is one of ours", async () => {
  const code = `import { WebSocketGateway } from "@nestjs/websockets";
import { WsAdapter } from "@nestjs/platform-ws";
class OwnAdapter extends WsAdapter {}
@WebSocketGateway(Number(process.env.PORT), { path: "x" }) class Elsewhere {}
@WebSocketGateway({ path: "/y/" }) class Here {}
@Module({ providers: [Here, { provide: "E", useClass: Elsewhere }, { provide: "F", useValue: 1 }] }) class Gateways {}
${CATS}${app("Gateways", "app.useWebSocketAdapter(new OwnAdapter(app));")}`;
  expect(await linesOf(code)).toEqual([
    "GET /cats -> main.ts#CatsController.list",
    "WS /x -> main.ts#Elsewhere",
    "WS /y -> main.ts#Here",
  ]);
});

test("a function that gives a module in several places gives one of them", async () => {
  const code = `${CATS}
@Module({ controllers: [DogsController] })
class DogsModule {
  static async register() {
    if (process.env.BARE) return { module: DogsModule };
    return { module: DogsModule, imports: [BirdsModule], providers: [Object] };
  }
}
@Controller("dogs") class DogsController { @Get() list() {} }
@Module({ controllers: [BirdsController] }) class BirdsModule {}
@Controller("birds") class BirdsController { @Get() list() {} }
`;
  const { routes, conflicts } = await routesOf({ ...PACKAGE, "main.ts": COMMON + code + app("DogsModule.register()") });
  expect(routes.map(({ path }) => path)).toEqual(["/cats", "/birds", "/dogs"]);
  expect(conflicts).toEqual([]);
});

test("controllers of which a module has one or the other do not compete", async () => {
  const code = `
@Controller("dogs") class DogsController { @Get() list() {} }
@Controller("dogs") class PaidDogsController { @Get() list() {} }
function controllers() {
  if (process.env.PAID) return [PaidDogsController];
  return [DogsController];
}
@Module({ controllers: [...controllers()] }) class DogsModule {}
`;
  const { routes, conflicts } = await routesOf({ ...PACKAGE, "main.ts": COMMON + CATS + code + app("DogsModule") });
  expect(routes.map(({ path }) => path)).toEqual(["/cats", "/dogs", "/dogs"]);
  expect(conflicts).toEqual([]);
});
