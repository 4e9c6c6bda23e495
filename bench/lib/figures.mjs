/** Seconds with as many digits as such a measurement deserves. */
export function seconds(value) {
  return `${value.toFixed(value < 1 ? 3 : 2)} s`;
}

export function megabytes(bytes) {
  return bytes === null ? "not seen" : `${Math.round(bytes / 2 ** 20)} MiB`;
}

export function count(value) {
  return value === null ? "not told" : value.toLocaleString("en-US");
}
