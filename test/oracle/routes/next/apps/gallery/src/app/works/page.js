export default function WorksAgain() {
  return <p>{"~~src/app/works/page.js#WorksAgain~~"}</p>;
}
