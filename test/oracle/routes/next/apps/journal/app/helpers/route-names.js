/** In the folder of the application, and no route. */
export const GET = "get";
