module.exports = async (app) => {
  app.get("/:id", async () => "users.show");
  app.post("/", async () => "users.create");
};
