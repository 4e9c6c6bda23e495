export default function Imprint() {
  return <p>{"~~app/(marketing)/(legal)/imprint/page.jsx#Imprint~~"}</p>;
}
