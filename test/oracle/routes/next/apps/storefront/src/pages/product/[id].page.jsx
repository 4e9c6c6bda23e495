export default function Product() {
  return <p>{"~~src/pages/product/[id].page.jsx#Product~~"}</p>;
}
