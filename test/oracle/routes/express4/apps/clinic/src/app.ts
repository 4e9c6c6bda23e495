import { ClinicServer } from "./clinic-server";
import { AppointmentController, DoctorController, PatientController } from "./controllers";
import { RoomController } from "./controllers/room.controller";
import { PatientStore } from "./stores/patient-store";

const server = new ClinicServer([
  new PatientController(new PatientStore()),
  new DoctorController(),
  new AppointmentController(),
  new RoomController(),
]);

export default server.app;
