const METHOD = "purge";

/** A method that few servers have, by a name that is known. */
export function install(app) {
  app[METHOD]("/cache", (req, res) => res.send("cache.purge"));
  app["get"]("/cache", (req, res) => res.send("cache.get"));
}
