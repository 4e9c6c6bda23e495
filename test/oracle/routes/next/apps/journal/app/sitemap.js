export default async function sitemap() {
  return [{ url: "https://example.org/~~app/sitemap.js#sitemap~~" }];
}
