export default function Draft() {
  return <p>{"~~app/_drafts/page.jsx#Draft~~"}</p>;
}
