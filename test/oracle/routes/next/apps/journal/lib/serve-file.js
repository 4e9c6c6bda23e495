export function serveFile(request, response) {
  response.send("~~lib/serve-file.js#serveFile~~");
}
