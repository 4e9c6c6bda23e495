import { serveFile } from "../../../lib/serve-file";

export default serveFile;
