exports.value = "require";
