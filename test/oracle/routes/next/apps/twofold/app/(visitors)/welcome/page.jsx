export default function Visitors() {
  return <p>{"~~app/(visitors)/welcome/page.jsx#Visitors~~"}</p>;
}
