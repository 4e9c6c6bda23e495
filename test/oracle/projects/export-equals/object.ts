const a = 1;
const all = { a };
export = all;
