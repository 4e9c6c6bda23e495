import { All, Controller, Delete, Get, Put } from "@nestjs/common";

/** Express 5: named wildcards, and groups that may be left out. */
@Controller("files")
export class FilesController {
  @Get("raw/*path")
  raw() {
    return "";
  }

  @Get("raw/index.html")
  index() {
    return "";
  }

  @Get("tree{/*path}")
  tree() {
    return [];
  }

  @Get("tree")
  root() {
    return [];
  }

  @Get(":name{.:extension}")
  named() {
    return "";
  }

  @Put("*folder/meta")
  meta() {
    return {};
  }

  @Put("inbox/:name")
  receive() {
    return {};
  }

  @Delete("{:confirmed/}:name")
  remove(): void {}

  @Delete("yes/:file")
  removeAtOnce(): void {}

  @All("locks/:id")
  lock() {
    return {};
  }

  @Get("locks/:id")
  locked() {
    return {};
  }
}
