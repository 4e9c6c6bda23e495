import { Router } from "express";

const router = Router();

const SENDERS = { stripe: onStripe, mail: onMail };

for (const [sender, handler] of Object.entries(SENDERS)) {
  router.post(`/${sender}`, handler);
}

function onStripe(_request: unknown, response: { send(text: string): void }) {
  response.send("hooks.stripe");
}

function onMail(_request: unknown, response: { send(text: string): void }) {
  response.send("hooks.mail");
}

export default router;
