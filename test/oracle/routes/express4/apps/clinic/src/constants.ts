export const API_ROOT = "/api" as const;

export enum Segment {
  Patients = "patients",
  Billing = "billing",
}

export const ROUTES = {
  doctors: { root: "/doctors", onDuty: "/on-duty" },
} as const;
