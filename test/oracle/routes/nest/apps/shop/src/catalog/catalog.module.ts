import { Module } from "@nestjs/common";
import { BrandsController } from "./brands.controller";
import { ProductsController } from "./products.controller";
import { ProductsV2Controller } from "./products-v2.controller";

const controllers = [ProductsController, ProductsV2Controller];

@Module({ controllers: [...controllers, BrandsController] })
export class CatalogModule {}
