import { items } from "./items";

export const dynamic = "force-dynamic";

export async function GET() {
  return new Response("~~app/api/items/route.js#GET~~" + items.length);
}

export const POST = async (request) => {
  await request.text();
  return new Response("~~app/api/items/route.js#POST~~", { status: 201 });
};

/** No method of HTTP, so no route. */
export const maxDuration = 5;
