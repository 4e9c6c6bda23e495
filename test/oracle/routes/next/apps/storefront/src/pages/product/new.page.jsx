export default function NewProduct() {
  return <p>{"~~src/pages/product/new.page.jsx#NewProduct~~"}</p>;
}
