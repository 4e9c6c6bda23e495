// Loaded before the command line: the disk is full for one step of writing, in one folder and those below it. As on a real disk, half of what
// was to be written may be there by then.
import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { resolve, sep } from "node:path";
import { env } from "node:process";

const { FULL_FOLDER: folder, FULL_STEP: step } = env;
const real = { ...fs };
const realPromises = { ...promises };

/** The files of the folder that are open for writing, and standard output where that is one of them. */
const descriptors = new Set(env.FULL_OUTPUT === "yes" ? [1] : []);

/** Those of which a part was written: a disk takes what it can, and fails when it is asked for the rest. */
const halved = new Set();

function isBelow(path) {
  return typeof path === "string" && resolve(path).startsWith(`${folder}${sep}`);
}

function failAt(syscall, path) {
  if (syscall !== step) return;
  const message = `ENOSPC: no space left on device, ${syscall} '${path}'`;
  throw Object.assign(new Error(message), { errno: -28, code: "ENOSPC", syscall, path });
}

/** What comes to the disk of some data. */
function written(data) {
  return step === "write" ? data.slice(0, data.length / 2) : data;
}

fs.mkdirSync = (path, options) => {
  if (isBelow(path)) failAt("mkdir", path);
  return real.mkdirSync(path, options);
};

fs.openSync = (path, flags, mode) => {
  const writes = isBelow(path) && String(flags).startsWith("w");
  if (writes) failAt("open", path);
  const descriptor = real.openSync(path, flags, mode);
  if (writes) descriptors.add(descriptor);
  return descriptor;
};

fs.writeSync = (descriptor, data, offset = 0) => {
  if (step !== "write" || !descriptors.has(descriptor)) return real.writeSync(descriptor, data, offset);
  if (halved.has(descriptor)) failAt("write", descriptor);
  halved.add(descriptor);
  return real.writeSync(descriptor, data, offset, Math.ceil((data.length - offset) / 2));
};

fs.closeSync = (descriptor) => {
  real.closeSync(descriptor);
  halved.delete(descriptor);
  if (descriptors.delete(descriptor)) failAt("close", descriptor);
};

fs.writeFileSync = (path, data, options) => {
  if (isBelow(path)) failAt("open", path);
  real.writeFileSync(path, isBelow(path) ? written(data) : data, options);
  if (!isBelow(path)) return;
  failAt("write", path);
  failAt("close", path);
};

promises.writeFile = async (path, data, options) => {
  if (isBelow(path)) failAt("open", path);
  await realPromises.writeFile(path, isBelow(path) ? written(data) : data, options);
  if (!isBelow(path)) return;
  failAt("write", path);
  failAt("close", path);
};

fs.renameSync = (from, to) => {
  if (isBelow(to)) failAt("rename", to);
  real.renameSync(from, to);
};

promises.rename = async (from, to) => {
  if (isBelow(to)) failAt("rename", to);
  await realPromises.rename(from, to);
};

syncBuiltinESMExports();
