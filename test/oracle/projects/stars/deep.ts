export class Deep {}
