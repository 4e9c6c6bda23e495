const API = "/api";
const VERSION = "v1";

exports.API_PREFIX = `${API}/${VERSION}`;
exports.ADMIN_PREFIX = "/admin";
exports.LEGACY = { prefix: "/legacy", enabled: true };
