function health(req, res) {
  res.json({ handler: "health" });
}

exports.register = function register(app) {
  app.get("/health", health);
};
