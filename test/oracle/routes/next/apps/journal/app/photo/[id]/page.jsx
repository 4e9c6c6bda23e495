export default function Photo() {
  return <p>{"~~app/photo/[id]/page.jsx#Photo~~"}</p>;
}
