export default function RoomsIndex() {
  return <p>{"~~src/pages/rooms/index.jsx#RoomsIndex~~"}</p>;
}
