import { Router, type RequestHandler } from "express";

const listInvoices: RequestHandler = (_request, response) => {
  response.json({ handler: "invoices.list" });
};

export const createInvoiceRouter = (): Router => {
  const router = Router();
  const show: RequestHandler = (_request, response) => {
    response.json({ handler: "invoices.show" });
  };
  router.get("", listInvoices);
  router.get("/:number.:format?", show);
  return router;
};
