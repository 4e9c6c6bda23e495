export default function Legacy() {
  return <p>{"~~pages/legacy/index.jsx#Legacy~~"}</p>;
}
