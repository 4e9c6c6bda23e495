export default function LegacyList() {
  return <p>{"~~pages/legacy/list.jsx#LegacyList~~"}</p>;
}
