export async function readItem() {
  return new Response("~~lib/item-handlers.js#readItem~~");
}

export async function removeItem() {
  return new Response("~~lib/item-handlers.js#removeItem~~");
}
