export default function LegacyItem() {
  return <p>{"~~pages/legacy/[id].jsx#LegacyItem~~"}</p>;
}
