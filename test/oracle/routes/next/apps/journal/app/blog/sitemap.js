export default function blogSitemap() {
  return [{ url: "https://example.org/~~app/blog/sitemap.js#blogSitemap~~" }];
}
