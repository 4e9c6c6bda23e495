/** How the one manager keeps its users apart. */
export enum WebSocketManagerMode {
  Unified = "unified",
  Isolated = "isolated",
  Emergency = "emergency",
}

export interface UserMessage {
  readonly type: string;
  readonly payload: unknown;
}
