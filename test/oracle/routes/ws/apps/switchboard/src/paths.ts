const LINES = "/lines";

export const PATHS = {
  calls: `${LINES}/calls`,
  faults: `${LINES}/faults`,
  queue: "/queue",
};
