module.exports = async (app) => {
  app.get("/latest", async () => "news.latest");
};
