export default function Works() {
  return <p>{"~~src/app/works/page.jsx#Works~~"}</p>;
}
