export default async function AboutImage() {
  return new Response("~~app/(marketing)/about/opengraph-image.jsx#AboutImage~~");
}
