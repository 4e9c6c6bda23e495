import type { ErrorRequestHandler, RequestHandler } from "express";

export const notFound: RequestHandler = (_request, response) => {
  response.status(404).send("notFound");
};

export const errors: ErrorRequestHandler = (error, _request, response, _next) => {
  response.status(500).send(String(error));
};
