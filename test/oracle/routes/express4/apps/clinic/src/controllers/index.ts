export * from "./patient.controller";
export { default as DoctorController } from "./doctor.controller";
export { Appointments as AppointmentController } from "./appointment.controller";
