export default function Work() {
  return <p>{"~~src/app/works/[id]/page.jsx#Work~~"}</p>;
}
