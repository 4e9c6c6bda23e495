export class Manager {}
