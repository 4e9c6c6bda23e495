export { readItem as GET, removeItem as DELETE } from "../../../../lib/item-handlers";

export function OPTIONS() {
  return new Response("~~app/api/items/[id]/route.js#OPTIONS~~");
}
