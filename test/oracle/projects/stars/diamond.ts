export class Diamond {}
