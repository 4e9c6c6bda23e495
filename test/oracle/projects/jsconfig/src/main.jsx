import { Button } from "@/button";
import def, { helper } from "@/helper";

export const view = <Button helper={helper} def={def} />;
