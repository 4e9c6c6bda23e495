/** Has none of the extensions that make a page. */
export function Total() {
  return <b>0</b>;
}
