export const PORT = Number(process.env.PORT ?? 8080);
export const TICKER_PATH = "/ticker";
