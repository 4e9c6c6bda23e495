export default function Rooms() {
  return <p>{"~~src/pages/rooms.jsx#Rooms~~"}</p>;
}
