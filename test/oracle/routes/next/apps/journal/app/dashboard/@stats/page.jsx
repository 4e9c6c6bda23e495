export default function Stats() {
  return <p>{"~~app/dashboard/@stats/page.jsx#Stats~~"}</p>;
}
