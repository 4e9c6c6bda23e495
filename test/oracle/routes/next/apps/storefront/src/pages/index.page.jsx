export default function Store() {
  return <p>{"~~src/pages/index.page.jsx#Store~~"}</p>;
}
