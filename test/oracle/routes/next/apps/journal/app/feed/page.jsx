export default function Feed() {
  return <p>{"~~app/feed/page.jsx#Feed~~"}</p>;
}
