export default function manifest() {
  return { name: "~~app/manifest.js#manifest~~", start_url: "/" };
}
