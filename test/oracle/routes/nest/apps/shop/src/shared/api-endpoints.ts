import { applyDecorators, Controller, Get, Header, HttpCode, Post } from "@nestjs/common";

/** A GET whose answer nobody keeps. */
export function FreshGet(path: string | string[] = "") {
  return applyDecorators(Get(path), Header("cache-control", "no-store"));
}

export const Command = (name: string) => applyDecorators(HttpCode(202), Post(`commands/${name}`));

export function AdminController(path: string) {
  return applyDecorators(Controller({ path: `manage/${path}`, version: "2" }));
}
