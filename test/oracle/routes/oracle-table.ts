/** What a framework says of one application, having started it: what the oracles' scripts print. */
export interface OracleTable {
  /** Of the framework. */
  readonly version: string;
  /** How the start failed; null when it did not. Then there are no rows. */
  readonly error: string | null;
  /** The framework's own table. */
  readonly rows: readonly OracleRow[];
  /** Below which paths a package serves what is no code of the application; none when left out. */
  readonly outside?: readonly string[];
  /** Who answered the requests that were asked, in their order. */
  readonly answers: readonly OracleAnswer[];
}

/** One method of one route. */
export interface OracleRow {
  /** In capitals; `ANY` where the framework asks none, `WS` for WebSocket. */
  readonly method: string;
  /** The full path in the framework's notation. */
  readonly path: string;
  /** Null when it is no code of the application: the framework's own pages, an application from a package. */
  readonly handler: OracleHandler | null;
  /**
   * The framework adds this method by itself to another that was declared (HEAD to GET, OPTIONS to all). A table that says what the code
   * declares need not have it, and may.
   */
  readonly implicit: boolean;
  /** Whoever else is there gets the same requests, so that they do not compete: listeners of one server. Left out: no. */
  readonly shared?: boolean;
  /** A request that the route matches; null where none can be made. */
  readonly request: OracleRequest | null;
  /** Who answered it. */
  readonly answer: OracleAnswer | null;
}

/** What answers, by either or both of its symbol (`file#Class.method`, as the language calls it) and its place (`file:line`). */
export interface OracleHandler {
  readonly symbol: string | null;
  readonly place: string | null;
}

export interface OracleRequest {
  /** As of a row. */
  readonly method: string;
  readonly path: string;
  /** The host that it is sent to, where the route is limited to one. */
  readonly host: string | null;
  /** What else it has to say where the route asks for more: the header with a version. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface OracleAnswer {
  /** Whether any route answered. */
  readonly found: boolean;
  /** Null when none did, and when what did is no code of the application. */
  readonly handler: OracleHandler | null;
  /** Those that ran before and passed the request on, in order; none where the framework knows no such thing. */
  readonly passed?: readonly (OracleHandler | null)[];
}
