export class Button {}
