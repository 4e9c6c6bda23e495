import type { Request, Response } from "express";

type Handler = (request: Request, response: Response) => void;

export const list: Handler = (_, response) => void response.send("threads.list");

export const hot: Handler = (_, response) => void response.send("threads.hot");

export function show(_: Request, response: Response): void {
  response.send("threads.show");
}

export const create = async (_: Request, response: Response) => {
  response.send("threads.create");
};
