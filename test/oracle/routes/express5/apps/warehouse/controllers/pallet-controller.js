const list = require("./pallet-list");

class BaseController {
  constructor(app) {
    this.app = app;
  }

  get prefix() {
    return "/api";
  }

  path(...rest) {
    return [this.prefix, "pallets", ...rest].join("/");
  }
}

class PalletController extends BaseController {
  register() {
    this.app.use(`${this.prefix}/pallets`, list);
    this.app.get(`${this.prefix}/pallets/:pallet`, this.show);
    this.app.post(`${this.prefix}/pallets/:pallet/lock`, this.lock);
    this.app.delete(this.path(":pallet"), this.remove);
  }

  show(req, res) {
    res.send("pallets.show");
  }

  lock(req, res) {
    res.send("pallets.lock");
  }

  remove(req, res) {
    res.send("pallets.remove");
  }
}

exports.PalletController = PalletController;
