/** Adds to whatever it is given. */
module.exports = (songs) => {
  songs.get("/", (c) => c.text("songs.list"));
  songs.get("/:song", (c) => c.text("songs.show"));
  songs.post("/:song/likes", like, (c) => c.text("songs.like"));
};

async function like(c, next) {
  await next();
}
