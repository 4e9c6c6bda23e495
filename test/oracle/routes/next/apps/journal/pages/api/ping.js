export default function ping(request, response) {
  response.status(200).send("~~pages/api/ping.js#ping~~");
}
