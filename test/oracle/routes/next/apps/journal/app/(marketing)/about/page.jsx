export default function About() {
  return <p>{"~~app/(marketing)/about/page.jsx#About~~"}</p>;
}
