export class Service {}
export function helper() {}
export default Service;
