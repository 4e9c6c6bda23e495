export default function Members() {
  return <p>{"~~app/(members)/welcome/page.jsx#Members~~"}</p>;
}
