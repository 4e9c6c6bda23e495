import { Body, Delete, Get, Param, Post } from "@nestjs/common";

/** What the controllers of all tables can do. */
export abstract class CrudController<T> {
  protected abstract readonly rows: T[];

  @Get()
  list(): T[] {
    return this.rows;
  }

  @Get(":id")
  find(@Param("id") id: string): T | undefined {
    return this.rows[Number(id)];
  }

  @Post()
  create(@Body() row: T): T {
    this.rows.push(row);
    return row;
  }

  @Delete(":id")
  remove(@Param("id") id: string): void {
    this.rows.splice(Number(id), 1);
  }
}
