export default function Chapter() {
  return <p>{"~~pages/guides/intro/[chapter].jsx#Chapter~~"}</p>;
}
