const version = "v3";

export const API_PREFIX = `/api/${version}`;
