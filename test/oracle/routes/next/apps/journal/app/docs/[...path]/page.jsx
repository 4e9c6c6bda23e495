export default function Docs() {
  return <p>{"~~app/docs/[...path]/page.jsx#Docs~~"}</p>;
}
