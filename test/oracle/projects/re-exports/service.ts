import { Service } from "./named";

export default Service;
