export { Post } from "services/post";
