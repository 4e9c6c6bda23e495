export default function Home() {
  return <p>{"~~app/page.jsx#Home~~"}</p>;
}
