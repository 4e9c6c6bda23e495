export default function Dashboard() {
  return <p>{"~~app/dashboard/page.jsx#Dashboard~~"}</p>;
}
