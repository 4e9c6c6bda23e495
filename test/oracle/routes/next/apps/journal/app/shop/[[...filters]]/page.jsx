export default function Shop() {
  return <p>{"~~app/shop/[[...filters]]/page.jsx#Shop~~"}</p>;
}
