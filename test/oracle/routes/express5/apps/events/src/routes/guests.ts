import express from "express";

export default () => {
  const guests = express.Router({ mergeParams: true });
  guests.get("/", (request, response) => void response.send(`guests.list ${Object.keys(request.params)}`));
  guests.post("/", (_request, response) => void response.send("guests.add"));
  return guests;
};
