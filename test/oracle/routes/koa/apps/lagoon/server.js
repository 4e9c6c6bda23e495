const Koa = require("koa");
const createRouter = require("./router");

const app = new Koa();

app.use(createRouter({ prefix: "/" }).routes());
app.use(require("./boats").routes());

if (require.main === module) app.listen(7000);

exports.app = app;
