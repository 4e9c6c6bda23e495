export default function OffersOfKind() {
  return <p>{"~~app/offers/[[...kind]]/page.jsx#OffersOfKind~~"}</p>;
}
