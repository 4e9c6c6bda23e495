export default function Cart() {
  return <p>{"~~src/pages/cart/index.page.jsx#Cart~~"}</p>;
}
