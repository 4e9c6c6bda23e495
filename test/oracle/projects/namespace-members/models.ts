export class User {
  static create() {
    return new User();
  }
}
