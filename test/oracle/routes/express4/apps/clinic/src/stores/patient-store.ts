export class PatientStore {
  private readonly names = new Map<string, string>();

  // No route: the receiver is a map.
  get(id: string): string | undefined {
    return this.names.get(id);
  }
}
