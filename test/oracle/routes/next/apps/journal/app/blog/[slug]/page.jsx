export default function Post() {
  return <p>{"~~app/blog/[slug]/page.jsx#Post~~"}</p>;
}
