export default function Search() {
  return <p>{"~~app/docs/search/page.jsx#Search~~"}</p>;
}
