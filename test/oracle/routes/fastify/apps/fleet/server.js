const app = require("./app");

app.listen({ port: 8080 }, (error) => {
  if (error) process.exit(1);
});
