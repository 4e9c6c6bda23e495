export const CHAT_PATH = "/chat";
export const MONITOR_PORT = 39411;
