export default function HallsAgain() {
  return <p>{"~~src/pages/halls.js#HallsAgain~~"}</p>;
}
