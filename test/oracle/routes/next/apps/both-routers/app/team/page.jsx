export default function Team() {
  return <p>{"~~app/team/page.jsx#Team~~"}</p>;
}
