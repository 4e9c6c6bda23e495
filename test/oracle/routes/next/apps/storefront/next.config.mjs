const base = "/store";

/** @type {import("next").NextConfig} */
const nextConfig = {
  basePath: base,
  trailingSlash: true,
  pageExtensions: ["page.jsx", "api.js"],
  async redirects() {
    return [{ source: "/old", destination: "/cart", permanent: false }];
  },
};

export default nextConfig;
