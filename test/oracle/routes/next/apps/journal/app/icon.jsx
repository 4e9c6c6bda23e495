export default function Icon() {
  return new Response("~~app/icon.jsx#Icon~~");
}
