export default function Latest() {
  return <p>{"~~src/pages/works/latest.jsx#Latest~~"}</p>;
}
