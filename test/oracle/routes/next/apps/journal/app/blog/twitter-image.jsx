export default async function BlogImage() {
  return new Response("~~app/blog/twitter-image.jsx#BlogImage~~");
}
