import { type DynamicModule, Module, type Type } from "@nestjs/common";

@Module({})
export class FallbackModule {
  static with(controller: Type<unknown>): DynamicModule {
    return { module: FallbackModule, controllers: [controller] };
  }
}
