export default async function order(request, response) {
  response.send("~~src/pages/api/orders/[id].api.js#order~~");
}
