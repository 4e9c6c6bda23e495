export default function robots() {
  return { rules: { userAgent: "*", allow: "/" }, host: "~~app/robots.js#robots~~" };
}
