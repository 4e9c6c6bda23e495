export default function Guides() {
  return <p>{"~~pages/guides/[...parts].jsx#Guides~~"}</p>;
}
