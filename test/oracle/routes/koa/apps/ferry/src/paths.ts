export enum Paths {
  api = "/api/v1",
  trips = "/trips",
}
