export default function Rest() {
  return <p>{"~~src/pages/[...rest].page.jsx#Rest~~"}</p>;
}
