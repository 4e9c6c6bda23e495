export function start() {
  return "the pattern with the longer prefix wins, so nobody means this one";
}
