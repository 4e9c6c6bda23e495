export default function PhotoInFeed() {
  return <p>{"~~app/feed/(..)photo/[id]/page.jsx#PhotoInFeed~~"}</p>;
}
