export default function Halls() {
  return <p>{"~~src/pages/halls.jsx#Halls~~"}</p>;
}
