module.exports = async (app) => {
  app.get("/:id", async () => "old-users.show");
};
