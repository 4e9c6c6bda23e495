export const API_PREFIX = "api";
export const DEFAULT_VERSION = "1";

export enum Area {
  Catalog = "catalog",
  Users = "users",
}

export const OrderPaths = {
  root: "orders",
  byId: ":orderId",
  lines: ":orderId/lines",
} as const;

const WEBHOOKS = "webhooks";
export const webhookPath = (provider: string): string => `${WEBHOOKS}/${provider}`;
