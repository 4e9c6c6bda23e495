function wrap<T>(value: T) {
  return value;
}
export default wrap({ a: 1 });
