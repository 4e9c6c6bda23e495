import { Router } from "express";
import { createInvoiceRouter } from "./invoices";

export default function billingRouter(): Router {
  const router = Router();
  router.use("/invoices", createInvoiceRouter());
  return router;
}
