export default function NewPost() {
  return <p>{"~~app/blog/new/page.jsx#NewPost~~"}</p>;
}
