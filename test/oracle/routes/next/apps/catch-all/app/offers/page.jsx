export default function Offers() {
  return <p>{"~~app/offers/page.jsx#Offers~~"}</p>;
}
