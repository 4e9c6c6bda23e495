export const VERSION_HEADER = "X-Clinic-Version";
export const PARTNER_HOST = ":partner.partners.example.org";
export const STAFF_HOSTS = ["staff.example.org", "backup-staff.example.org"];
