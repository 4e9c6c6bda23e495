const handler = () => new Response("~~app/api/[...rest]/route.js#handler~~");

export { handler as GET, handler as POST, handler as PUT };
