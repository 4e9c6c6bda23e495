export class Shared {}
