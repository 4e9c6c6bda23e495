import { makeCrud } from "../crud.mjs";

const PREFIX = "/letters";

export { PREFIX as autoPrefix };
export default makeCrud({ list: async () => ({ handler: "letters.list" }), show: async () => ({ handler: "letters.show" }) });
