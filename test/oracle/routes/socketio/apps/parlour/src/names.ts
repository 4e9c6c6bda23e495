export const REALTIME_PATH = "/realtime/";
const PRIVATE = "/private";
export const ADMIN = `${PRIVATE}/admin`;
