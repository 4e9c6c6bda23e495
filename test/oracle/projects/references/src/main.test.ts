import { helper } from "@/helper";
import { other } from "@/other";

helper(other);
