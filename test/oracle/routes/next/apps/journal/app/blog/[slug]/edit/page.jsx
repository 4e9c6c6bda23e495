export default function EditPost() {
  return <p>{"~~app/blog/[slug]/edit/page.jsx#EditPost~~"}</p>;
}
