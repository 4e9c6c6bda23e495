import App from "./app";
import { createServer } from "http";

createServer(App).listen(8080);
