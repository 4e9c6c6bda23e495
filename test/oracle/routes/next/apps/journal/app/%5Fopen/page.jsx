export default function Open() {
  return <p>{"~~app/%5Fopen/page.jsx#Open~~"}</p>;
}
