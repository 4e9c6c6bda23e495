export default function Gallery() {
  return <p>{"~~src/app/page.jsx#Gallery~~"}</p>;
}
